// Rows of a formset: added from its template, taken out by its own DELETE box when it has one.

function cuentas(contenedor) {
  const total = contenedor.querySelector(`[name="${contenedor.dataset.filas}-TOTAL_FORMS"]`);
  const maximo = contenedor.querySelector(`[name="${contenedor.dataset.filas}-MAX_NUM_FORMS"]`);
  return { total, maximo: Number(maximo?.value || 1000) };
}

/** A new row at the end; with `enfocar` the person goes on writing in it. */
export function agregar(contenedor, enfocar) {
  const { total, maximo } = cuentas(contenedor);
  const n = Number(total.value);
  if (n >= maximo) return;
  const molde = contenedor.querySelector("template[data-fila-plantilla]");
  const fabrica = document.createElement("template");
  fabrica.innerHTML = molde.innerHTML.replaceAll("__prefix__", String(n));
  const fila = fabrica.content.querySelector("[data-fila]");
  contenedor.querySelector("[data-filas-cuerpo]").append(fila);
  total.value = String(n + 1);
  ocultarCasilla(fila);
  window.htmx?.process(fila);
  document.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: fila } }));
  if (enfocar) fila.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

const casilla = (fila) => fila.querySelector("input[name$='-DELETE']");

function ocultarCasilla(fila) {
  casilla(fila)?.closest(".mb-3, .form-check")?.setAttribute("hidden", "");
}

/** The row stays in the form, marked and out of sight, so that the numbers keep their order. */
function quitar(contenedor, fila) {
  const marca = casilla(fila);
  if (marca) marca.checked = true;
  else for (const uno of fila.querySelectorAll("input, select, textarea")) uno.disabled = true;
  fila.hidden = true;
  contenedor.querySelector("[data-agregar-fila]").focus();
}

export function montar(contenedor) {
  contenedor.querySelectorAll("[data-fila]").forEach(ocultarCasilla);
  contenedor.addEventListener("click", (e) => {
    if (e.target.closest("[data-agregar-fila]")) agregar(contenedor, true);
    const boton = e.target.closest("[data-quitar-fila]");
    if (boton) quitar(contenedor, boton.closest("[data-fila]"));
  });
}
