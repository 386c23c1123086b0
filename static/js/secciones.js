// A control that shows a part of the form: a box when it is marked, a list or a group of radios
// when its value is one of `data-controla-valor` (several, separated by spaces).

export function montar(control) {
  const partes = control.dataset.controla.split(" ").map((id) => document.getElementById(id));
  const valores = (control.dataset.controlaValor ?? "").split(" ").filter(Boolean);
  const entradas = control.matches("input, select")
    ? [control]
    : [...control.querySelectorAll("input, select")];
  const casilla = control.matches("[type=checkbox]") ? control : null;

  const abierta = () =>
    entradas.some((uno) => {
      if (uno.matches("[type=checkbox], [type=radio]") && !uno.checked) return false;
      return valores.length ? valores.includes(uno.value) : uno.value !== "";
    });
  const aplicar = () => {
    const si = abierta();
    for (const parte of partes) if (parte) parte.hidden = !si;
    if (casilla) casilla.setAttribute("aria-expanded", String(si));
  };
  casilla?.setAttribute("aria-controls", control.dataset.controla);
  control.addEventListener("change", aplicar);
  aplicar();
}
