// One-key shortcuts. They never act while the person types, and can be switched off for good.

const GUARDADO = "atajos-de-una-tecla";
const ESCRIBE = "input, textarea, select, [contenteditable], [role=combobox]";

const activos = () => localStorage.getItem(GUARDADO) !== "no";
const ayuda = () => document.getElementById("ayuda-teclado");

function listarDeLaPagina(dialogo) {
  const lista = dialogo.querySelector("[data-ayuda-pagina]");
  lista.replaceChildren();
  for (const uno of document.querySelectorAll("[data-atajo][data-atajo-texto]")) {
    const tecla = document.createElement("dt");
    for (const parte of ["Alt", uno.dataset.atajo.toUpperCase()]) {
      const kbd = document.createElement("kbd");
      kbd.textContent = parte;
      tecla.append(kbd, " ");
    }
    const texto = document.createElement("dd");
    texto.textContent = uno.dataset.atajoTexto;
    lista.append(tecla, texto);
  }
}

function abrirAyuda() {
  const dialogo = ayuda();
  if (!dialogo || dialogo.open) return;
  listarDeLaPagina(dialogo);
  dialogo.querySelector("[data-atajos-activos]").checked = activos();
  dialogo.showModal();
}

/** Rows are followed by the link that opens each one, so that Enter needs no code of ours. */
function moverFila(paso) {
  const filas = [...document.querySelectorAll("a[data-abrir]")].filter((a) => a.offsetParent);
  if (!filas.length) return;
  const fila = document.activeElement?.closest("tr, li, article");
  const actual = filas.findIndex((a) => a === document.activeElement || fila?.contains(a));
  const siguiente = actual < 0 ? 0 : Math.min(Math.max(actual + paso, 0), filas.length - 1);
  filas[siguiente].focus();
  filas[siguiente].scrollIntoView({ block: "nearest" });
}

const UNA_TECLA = {
  "/": () => document.querySelector("[data-buscar]")?.focus(),
  "?": abrirAyuda,
  j: () => moverFila(1),
  k: () => moverFila(-1),
};

function alTeclear(e) {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.isComposing) return;
  if (e.altKey) {
    const letra = e.code.replace(/^Key/, "").toLowerCase();
    const boton = document.querySelector(`[data-atajo="${CSS.escape(letra)}"]`);
    if (!boton?.offsetParent) return;
    e.preventDefault();
    boton.click();
    return;
  }
  const accion = Object.hasOwn(UNA_TECLA, e.key) && UNA_TECLA[e.key];
  if (!accion || !activos() || e.target.closest(ESCRIBE) || ayuda()?.open) return;
  e.preventDefault();
  accion();
}

export function montarAtajos() {
  document.addEventListener("keydown", alTeclear);
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-ayuda-teclado]")) abrirAyuda();
  });
  document.addEventListener("change", (e) => {
    if (e.target.matches("[data-atajos-activos]")) {
      localStorage.setItem(GUARDADO, e.target.checked ? "si" : "no");
    }
  });
}
