// A button that copies a text that is already in the page, such as the reminder to an enlace.

export function montar(boton) {
  let rotulo = null;
  let vuelta = 0;
  boton.addEventListener("click", async () => {
    if (!rotulo) rotulo = [...boton.childNodes];
    try {
      await navigator.clipboard.writeText(boton.dataset.copia);
      boton.replaceChildren("Copiado");
    } catch {
      boton.replaceChildren("No se pudo copiar");
      mostrar(boton.nextElementSibling);
    }
    clearTimeout(vuelta);
    vuelta = setTimeout(() => boton.replaceChildren(...rotulo), 2500);
  });
}

// Where the browser copies for nobody, the text is shown and selected.
function mostrar(texto) {
  if (!texto?.matches("details")) return;
  texto.classList.remove("solo-sin-js");
  texto.open = true;
  texto.querySelector("textarea").select();
}
