// Bulk: a box that marks all the rows of its form, and the count of those marked.

export function montar(todas) {
  const formulario = todas.form ?? todas.closest("form, table");
  const nombre = todas.dataset.todas;
  const casillas = () => [...formulario.querySelectorAll(`input[type=checkbox][name="${nombre}"]`)];
  const contar = () => {
    const marcadas = casillas().filter((uno) => uno.checked).length;
    todas.checked = marcadas > 0 && marcadas === casillas().length;
    todas.indeterminate = marcadas > 0 && !todas.checked;
    for (const uno of formulario.querySelectorAll("[data-cuantas]")) {
      uno.textContent = String(marcadas);
    }
    for (const uno of formulario.querySelectorAll("[data-si-hay-marcadas]")) {
      uno.hidden = marcadas === 0;
    }
  };
  formulario.addEventListener("change", (e) => {
    if (e.target === todas) for (const uno of casillas()) uno.checked = todas.checked;
    contar();
  });
  contar();
}
