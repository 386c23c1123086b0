// The grid of a gira: Enter goes on, a ditto repeats what is above, and each line is kept on the
// server while it is typed. Only what was touched here is written, so two windows do not undo
// each other.

import { agregar } from "./filas.js";
import { Respaldo } from "./respaldo.js";

const IGUAL = new Set(['"', "''", "”", "“", "〃", "ídem", "idem"]);
const CUENTAN = ["nombre", "comunidad", "contacto", "asunto", "recibio"];
const SIN_ENVIAR = "No hay conexión: todavía no se registra nada. Lo que escribió sigue aquí.";

const formulario = document.querySelector("form[data-gira]");
const contenedor = formulario.querySelector("[data-filas]");
const cabecera = formulario.querySelector("[data-cabecera]");
const filas = () => [...contenedor.querySelectorAll("[data-filas-cuerpo] > [data-fila]")];
const campo = (fila, nombre) => fila.querySelector(`[name$="-${nombre}"]`);
const llena = (fila) => CUENTAN.some((nombre) => campo(fila, nombre).value.trim());
// what the server has and was not typed again here is marked, and it does not write it
const marcar = (parte, guardada) => {
  parte.querySelector("[name$=guardado]").value = guardada ? "si" : "";
};
const campos = (parte) => [...parte.querySelectorAll("input, select")].filter((uno) => uno.name);
const valor = (uno) => (uno.type === "checkbox" && !uno.checked ? null : uno.value);

/** A key of its own for a new line; also where the page did not come by HTTPS. */
function claveNueva() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const hex = [...b].map((uno) => uno.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function numerar() {
  filas().forEach((fila, i) => {
    fila.querySelector(".numero-renglon").textContent = String(i + 1);
  });
}

/** One more line at the end; none when the sheet has all that it admits, which is said. */
function otraFila() {
  const antes = filas().length;
  agregar(contenedor, false);
  const todas = filas();
  formulario.querySelector("[data-completa]").hidden = todas.length > antes;
  if (todas.length === antes) return null;
  const nueva = todas.at(-1);
  campo(nueva, "clave").value = claveNueva();
  marcar(nueva, true);
  numerar();
  return nueva;
}

function contar() {
  const cuantas = filas().filter(llena).length;
  const lugar = formulario.querySelector("[data-por-registrar]");
  if (lugar) lugar.textContent = cuantas ? `(${cuantas})` : "";
}

function igualQueArriba(entrada) {
  const nombre = entrada.name.split("-").at(-1);
  if (!["comunidad", "asunto"].includes(nombre)) return;
  if (!IGUAL.has(entrada.value.trim().toLowerCase())) return;
  const todas = filas();
  const arriba = todas[todas.indexOf(entrada.closest("[data-fila]")) - 1];
  if (!arriba) return;
  entrada.value = campo(arriba, nombre).value;
  entrada.dispatchEvent(new Event("input", { bubbles: true }));
}

/** From the last box of a line to the first of the next one, which is made when there is none. */
function seguir(entrada) {
  const fila = entrada.closest("[data-fila]");
  const primeras = [...fila.querySelectorAll("tr:first-child :is(input:not([type=hidden]), select)")];
  const otras = [...fila.querySelectorAll("details[open] :is(input, select)")];
  const orden = primeras.includes(entrada) ? primeras : otras;
  const siguiente = orden[orden.indexOf(entrada) + 1];
  if (siguiente) return siguiente.focus();
  const todas = filas();
  const abajo = todas[todas.indexOf(fila) + 1] ?? otraFila();
  if (abajo) campo(abajo, "nombre").focus();
}

/** What arrived is marked, unless it went on being typed meanwhile or part of it was refused. */
function alGuardar(dicho, enviados) {
  for (const parte of [cabecera, ...filas()]) {
    const igual = campos(parte).every((uno) => enviados.get(uno.name) === valor(uno));
    const clave = parte === cabecera ? "" : campo(parte, "clave").value;
    if (igual && !dicho.rechazadas.includes(clave)) marcar(parte, true);
  }
  const registradas = new Set(dicho.registradas);
  for (const fila of filas()) if (registradas.has(campo(fila, "clave").value)) fila.remove();
  numerar();
  contar();
}

function poner(parte, datos, prefijo) {
  for (const uno of campos(parte)) {
    const nombre = prefijo + uno.name.split("-").at(-1);
    if (uno.type === "checkbox") uno.checked = datos.has(nombre);
    else if (datos.has(nombre)) uno.value = datos.get(nombre);
  }
}

/** Whether that line of the copy was put back: it never went up, or it is newer than the page's. */
function ponerRenglon(datos, prefijo, esMasNueva) {
  const clave = datos.get(`${prefijo}clave`);
  const suya = filas().find((fila) => campo(fila, "clave").value === clave);
  if (suya && !esMasNueva) return false;
  poner(suya ?? filas().find((fila) => !llena(fila)) ?? otraFila(), datos, prefijo);
  return true;
}

/** What was typed in the page that left the copy; the rest of it is what the server had. */
function recuperar(datos, esMasNueva) {
  const tope = contenedor.querySelector("[name$=MAX_NUM_FORMS]");
  const admite = tope.value;
  tope.value = "1000"; // all of it comes back; the server says what is beyond the sheet
  let puestas = 0;
  if (esMasNueva && datos.get("guardado") === "") {
    poner(cabecera, datos, "");
    puestas += 1;
  }
  for (const nombre of datos.keys()) {
    const [, prefijo] = /^(r-\d+-)guardado$/.exec(nombre) ?? [];
    if (prefijo && datos.get(nombre) === "") puestas += ponerRenglon(datos, prefijo, esMasNueva);
  }
  tope.value = admite;
  if (llena(filas().at(-1))) otraFila();
  return puestas > 0;
}

function alEscribir(e) {
  const parte = e.target.closest("[data-fila], [data-cabecera]");
  if (!parte) return;
  marcar(parte, false);
  contar();
  if (parte === filas().at(-1) && llena(parte)) otraFila();
}

contenedor.addEventListener("keydown", (e) => {
  const escribe = e.target.matches("input, select");
  if (e.key !== "Enter" || !escribe || e.ctrlKey || e.metaKey || e.isComposing) return;
  e.preventDefault();
  igualQueArriba(e.target);
  seguir(e.target);
});
contenedor.addEventListener("focusout", (e) => {
  if (e.target.matches("input")) igualQueArriba(e.target);
});
formulario.addEventListener("input", alEscribir);
formulario.addEventListener("change", alEscribir);

if (formulario.dataset.guardar) {
  // a page that was refused still has to keep what it brings
  const rechazada = formulario.dataset.rechazada !== undefined;
  if (!rechazada) for (const parte of [cabecera, ...filas()]) marcar(parte, true);
  const llave = formulario.dataset.gira;
  new Respaldo(formulario, { llave, reponer: recuperar, alGuardar }).montar(SIN_ENVIAR);
}
const boton = contenedor.querySelector("[data-otro-renglon]");
boton.hidden = !formulario.dataset.guardar;
boton.addEventListener("click", () => {
  const nueva = otraFila();
  if (nueva) campo(nueva, "nombre").focus();
});
contar();
if (formulario.dataset.guardar && !formulario.querySelector("[data-errores]")) {
  const libre = filas().find((fila) => !llena(fila));
  if (libre) campo(libre, "nombre").focus();
}
