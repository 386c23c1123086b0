// The one script of every page. Each piece is loaded only where its mark is found, in the first
// page and in what htmx brings later; everything also works, plainer, without it.
import { montarAtajos } from "./atajos.js";
import { montarBorradores } from "./borrador.js";
import { avisar, enfocarErrores, montarMensajes } from "./mensajes.js";
import { montarEnvio } from "./envio.js";

const PIEZAS = [
  ["[data-visor]", () => import("./visor.js")],
  ["[data-subida]", () => import("./subida.js")],
  ["[data-combo]", () => import("./combo.js")],
  ["[data-varios]", () => import("./varios.js")],
  ["[data-filas]", () => import("./filas.js")],
  ["[data-controla]", () => import("./secciones.js")],
  ["[data-cuenta-regresiva]", () => import("./tira.js")],
  ["[data-copia]", () => import("./copia.js")],
  ["[data-cuantas]", () => import("./seleccion.js")],
];

const montados = new WeakMap();

async function montarPieza(elemento, selector, cargar) {
  const suyos = montados.get(elemento) ?? new Set();
  if (suyos.has(selector)) return;
  montados.set(elemento, suyos.add(selector));
  const { montar } = await cargar();
  montar(elemento);
}

/** Dress this part of the page; resolves when all its pieces are in place. */
function activar(raiz) {
  const montajes = [];
  for (const [selector, cargar] of PIEZAS) {
    const encontrados = [...raiz.querySelectorAll(selector)];
    if (raiz.matches?.(selector)) encontrados.push(raiz);
    for (const uno of encontrados) montajes.push(montarPieza(uno, selector, cargar));
  }
  montarBorradores(raiz);
  enfocarErrores(raiz);
  return Promise.all(montajes);
}

function cerrarMenus(excepto) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu !== excepto) menu.open = false;
  }
}

document.addEventListener("click", (e) => cerrarMenus(e.target.closest("details[data-menu]")));
document.addEventListener("keydown", (e) => {
  const abierto = document.querySelector("details[data-menu][open]");
  if (e.key !== "Escape" || !abierto) return;
  abierto.open = false;
  abierto.querySelector("summary").focus();
});

montarAtajos();
montarEnvio();
montarMensajes();
// The mark tells who waits for the page (tests, slow machines) that the pieces answer.
activar(document.body).then(() => document.documentElement.setAttribute("data-listo", ""));
document.addEventListener("htmx:load", (e) => activar(e.detail.elt));
// What swaps the page under the keyboard keeps the person where the answer says.
document.addEventListener("htmx:afterSettle", (e) => {
  const destino = e.detail.elt?.querySelector?.("[data-enfocar]");
  if (destino && !document.querySelector("[data-errores]:focus")) destino.focus();
});

export { activar, avisar };
