// The writing screen of a meeting: agreements and their commitments, one under another.

import { Respaldo } from "./respaldo.js";

const LUGARES = /^a(\d+)-(?:c(\d+)-)?/;

/** A number that no row of the page had, not even one that was removed: it may come back. */
let usados = 0;
const numero = () => (usados += 1);

function contar(formulario) {
  for (const { name } of formulario.elements) {
    const [, acuerdo = 0, compromiso = 0] = LUGARES.exec(name) ?? [];
    usados = Math.max(usados, acuerdo, compromiso);
  }
}

/** A blank row made from its template, with its place in the names of its boxes. */
function nueva(formulario, que, lugares = {}) {
  const molde = formulario.querySelector(`template[data-molde=${que}]`);
  let html = molde.innerHTML;
  for (const [marca, lugar] of Object.entries(lugares)) html = html.replaceAll(marca, lugar);
  const fabrica = document.createElement("template");
  fabrica.innerHTML = html;
  return fabrica.content.firstElementChild;
}

function ponerAcuerdo(formulario, n, compromiso) {
  const fila = nueva(formulario, "acuerdo", { __acuerdo__: n, __compromiso__: compromiso });
  formulario.querySelector("[data-acuerdos]").append(fila);
  return fila;
}

function ponerCompromiso(formulario, acuerdo, n) {
  const lugares = { __acuerdo__: acuerdo.dataset.acuerdo, __compromiso__: n };
  const fila = nueva(formulario, "compromiso", lugares);
  acuerdo.querySelector("[data-compromisos]").append(fila);
  return fila;
}

/** The rows of a copy, in the place of those of the page. */
function reponer(formulario, datos) {
  const filas = formulario.querySelector("[data-acuerdos]");
  filas.replaceChildren();
  for (const [nombre, valor] of datos) {
    const [, n, c] = LUGARES.exec(nombre) ?? [];
    if (n !== undefined && !formulario.elements[nombre]) {
      const suyo = filas.querySelector(`[data-acuerdo="${n}"]`);
      const acuerdo = suyo ?? ponerAcuerdo(formulario, n, 0);
      if (!suyo) acuerdo.querySelector("[data-compromisos]").replaceChildren();
      if (c !== undefined) ponerCompromiso(formulario, acuerdo, c);
    }
    if (formulario.elements[nombre]) formulario.elements[nombre].value = valor;
  }
}

/** A row goes away and leaves in its place the button that brings it back. */
function quitar(formulario, fila, borrador) {
  const linea = nueva(formulario, "quitado");
  linea.querySelector("[data-devolver]").addEventListener("click", () => {
    linea.replaceWith(fila);
    fila.querySelector("textarea").focus();
    borrador.tocar();
  });
  fila.replaceWith(linea);
  linea.querySelector("[data-devolver]").focus();
}

/** One more row where the button or the keyboard is; its first box. */
function agregar(formulario, que, desde) {
  const todos = [...formulario.querySelectorAll("[data-acuerdo]")];
  const acuerdo = desde?.isConnected ? desde : todos.at(-1);
  const fila =
    que === "compromiso" && acuerdo
      ? ponerCompromiso(formulario, acuerdo, numero())
      : ponerAcuerdo(formulario, numero(), 0);
  fila.querySelector("textarea").focus();
}

function escucharRenglones(formulario, borrador) {
  let ultimo = null;
  formulario.addEventListener("focusin", (e) => {
    ultimo = e.target.closest("[data-acuerdo]") ?? ultimo;
  });
  formulario.addEventListener("click", (e) => {
    const agrega = e.target.closest("[data-agregar]");
    const quita = e.target.closest("[data-quitar]");
    if (!agrega && !quita) return;
    e.preventDefault();
    if (quita) quitar(formulario, quita.closest(quita.dataset.quitar), borrador);
    else agregar(formulario, agrega.dataset.agregar, agrega.closest("[data-acuerdo]") ?? ultimo);
    borrador.tocar();
  });
  // Enter in a box would press the first button of the form, which adds a row somewhere else.
  formulario.addEventListener("keydown", (e) => {
    const solo = e.key === "Enter" && !e.ctrlKey && !e.metaKey;
    if (solo && e.target.matches("input, select")) e.preventDefault();
  });
}

/** A copy is newer than what the page shows, unless it was registered. */
function recuperar(formulario, datos, esMasNueva) {
  if (!esMasNueva || datos.get("clave_envio") === formulario.dataset.registrada) return false;
  reponer(formulario, datos);
  return true;
}

function montar(formulario) {
  const borrador = new Respaldo(formulario, {
    llave: formulario.dataset.escribir,
    reponer: (datos, esMasNueva) => recuperar(formulario, datos, esMasNueva),
  });
  borrador.montar(
    "Los acuerdos todavía no se registran: no hay conexión. Lo que escribió sigue aquí.",
  );
  contar(formulario);
  escucharRenglones(formulario, borrador);
  if (!formulario.querySelector("[data-errores]")) formulario.querySelector("textarea")?.focus();
}

const formulario = document.querySelector("[data-escribir]");
if (formulario) montar(formulario);
