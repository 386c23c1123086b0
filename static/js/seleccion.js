// Rows chosen in a list: the count of those marked, said aloud, a box that marks the page, and one
// that stands for the whole list. The rows may be anywhere in the page: they name their form.

function palabras(formulario, marcadas) {
  const salida = formulario.querySelector("[data-cuantas]");
  const todo = formulario.querySelector("[data-todo-el-filtro]");
  if (todo?.checked) return `Toda la lista: ${salida.dataset.total}`;
  if (marcadas === 0) return "Ninguno seleccionado";
  return marcadas === 1 ? "1 seleccionado" : `${marcadas} seleccionados`;
}

/** `salida` is the count inside the form; the other pieces are found by the form they name. */
export function montar(salida) {
  const formulario = salida.form;
  const suyas = (selector) => [...formulario.elements].filter((uno) => uno.matches(selector));
  const maestra = suyas("[data-todas]")[0];
  const casillas = () => suyas(`input[type=checkbox][name="${maestra?.dataset.todas ?? "registro"}"]`);
  const contar = () => {
    const marcadas = casillas().filter((uno) => uno.checked).length;
    if (maestra) {
      maestra.checked = marcadas > 0 && marcadas === casillas().length;
      maestra.indeterminate = marcadas > 0 && !maestra.checked;
    }
    const texto = palabras(formulario, marcadas);
    if (salida.textContent !== texto) salida.textContent = texto;
    const plegado = formulario.closest("[data-bloque-plegado]");
    if (plegado && marcadas > 0) plegado.open = true;
  };
  document.addEventListener("change", (e) => {
    if (e.target.form !== formulario) return;
    if (e.target === maestra) for (const uno of casillas()) uno.checked = maestra.checked;
    contar();
  });
  window.addEventListener("pageshow", contar);
  contar();
}
