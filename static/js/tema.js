// Runs before the first paint: marks that there is JavaScript and follows the system's light or dark.
(() => {
  const raiz = document.documentElement;
  const oscuro = window.matchMedia("(prefers-color-scheme: dark)");
  const aplicar = () => raiz.setAttribute("data-bs-theme", oscuro.matches ? "dark" : "light");
  raiz.classList.add("con-js");
  aplicar();
  oscuro.addEventListener("change", aplicar);
})();
