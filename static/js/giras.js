// The grid of a gira: Enter goes on, a ditto repeats what is above, and what is typed is kept on the
// server every few seconds, again and again until it gets there.

import { agregar } from "./filas.js";

const CADA = 2500;
const IGUAL = new Set(['"', "''", "”", "“", "〃", "ídem", "idem"]);
const SIN_SENAL = "Sin conexión: no cierre esta página. Lo escrito se guardará en cuanto vuelva.";
const CUENTAN = ["nombre", "comunidad", "contacto", "asunto", "recibio"];

const formulario = document.querySelector("form[data-gira]");
const contenedor = formulario.querySelector("[data-filas]");
const aviso = document.getElementById("guardado");
const filas = () => [...contenedor.querySelectorAll("[data-filas-cuerpo] > [data-fila]")];
const campo = (fila, nombre) => fila.querySelector(`[name$="-${nombre}"]`);
const llena = (fila) => CUENTAN.some((nombre) => campo(fila, nombre).value.trim());

/** A key of its own for a new line; also where the page did not come by HTTPS. */
function claveNueva() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const hex = [...b].map((uno) => uno.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function otraFila() {
  agregar(contenedor, false);
  const todas = filas();
  const nueva = todas.at(-1);
  campo(nueva, "clave").value ||= claveNueva();
  nueva.querySelector(".numero-renglon").textContent = String(todas.length);
  return nueva;
}

function contar() {
  const cuantas = filas().filter(llena).length;
  const lugar = formulario.querySelector("[data-cuantas]");
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
  return campo(abajo, "nombre").focus();
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

let reloj = 0;
let enviando = false;
let sucio = false;

async function guardar() {
  reloj = 0;
  if (enviando) return programar();
  enviando = true;
  sucio = false;
  try {
    const cuerpo = new FormData(formulario);
    const respuesta = await fetch(formulario.dataset.guardar, { method: "POST", body: cuerpo });
    const deTexto = respuesta.headers.get("Content-Type")?.startsWith("text/plain");
    if (respuesta.redirected || (!deTexto && respuesta.status < 500)) {
      aviso.textContent = "Su sesión terminó: ábrala en otra pestaña y siga escribiendo aquí.";
      sucio = true;
    } else if (deTexto) aviso.textContent = await respuesta.text();
    else throw new Error(String(respuesta.status));
  } catch {
    aviso.textContent = SIN_SENAL;
    sucio = true;
  }
  enviando = false;
  if (sucio) programar();
}

function programar() {
  if (!reloj) reloj = setTimeout(guardar, CADA);
}

function alEscribir(e) {
  contar();
  const fila = e.target.closest("[data-fila]");
  if (fila && fila === filas().at(-1) && llena(fila)) otraFila();
  if (!formulario.dataset.guardar) return;
  sucio = true;
  programar();
}

formulario.addEventListener("input", alEscribir);
formulario.addEventListener("change", alEscribir);
formulario.addEventListener("submit", () => {
  clearTimeout(reloj);
  sucio = false;
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden" || !sucio || !formulario.dataset.guardar) return;
  navigator.sendBeacon(formulario.dataset.guardar, new FormData(formulario));
});
window.addEventListener("beforeunload", (e) => {
  if (sucio) e.preventDefault();
});

const boton = contenedor.querySelector("[data-otro-renglon]");
boton.hidden = false;
boton.addEventListener("click", () => campo(otraFila(), "nombre").focus());
contar();
