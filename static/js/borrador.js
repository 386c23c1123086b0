// What a person types survives a closed tab or a lost signal. The text stays in this browser under
// the person's own number, and goes away when the server says that it was saved, when the person
// signs out, or after a week.

import { agregar } from "./filas.js";

const PREFIJO = "borrador:";
const CADA = 2000;
const CADUCA = 7 * 24 * 60 * 60 * 1000;
const NUNCA = "csrfmiddlewaretoken";
const OMITIDOS = "[type=hidden], [type=file], [type=password], [type=submit], [type=button]";

const persona = () => document.body.dataset.persona ?? "";
const claveDe = (formulario) => `${PREFIJO}${persona()}:${formulario.dataset.borrador}`;
const HORA = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const hora = (ms) => new Date(ms).toLocaleTimeString("es-MX", HORA);

/** What a person fills in; of the hidden fields, only those that a suggestion fills. */
function campos(formulario) {
  const deCombo = [...formulario.querySelectorAll("[data-combo-valor]")];
  const ocultos = new Set(deCombo.map((uno) => uno.dataset.comboValor));
  return [...formulario.elements].filter(
    (uno) =>
      uno.name &&
      uno.name !== NUNCA &&
      "value" in uno &&
      (ocultos.has(uno.id) || !uno.matches(OMITIDOS)),
  );
}

function leer(formulario) {
  return campos(formulario).map((uno) => {
    if (uno.matches("[type=checkbox], [type=radio]")) return [uno.name, uno.value, uno.checked];
    if (uno.multiple) return [uno.name, [...uno.selectedOptions].map((o) => o.value)];
    return [uno.name, uno.value];
  });
}

function poner(uno, [, valor, marcado]) {
  if (marcado !== undefined) uno.checked = marcado;
  else if (Array.isArray(valor)) for (const o of uno.options) o.selected = valor.includes(o.value);
  else uno.value = valor;
  uno.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Rows that were added while writing are added again before filling them. */
function reponerFilas(formulario, guardados) {
  for (const contenedor of formulario.querySelectorAll("[data-filas]")) {
    const inicio = `${contenedor.dataset.filas}-`;
    const indices = guardados
      .filter(([nombre]) => nombre.startsWith(inicio))
      .map(([nombre]) => Number.parseInt(nombre.slice(inicio.length), 10));
    const faltan = Math.max(-1, ...indices) + 1 - contenedor.querySelectorAll("[data-fila]").length;
    for (let n = 0; n < faltan; n += 1) agregar(contenedor, false);
  }
}

/** The fields of a name are filled in their order; boxes and radios, by their value. */
function escribir(formulario, guardados) {
  const libres = campos(formulario);
  for (const dato of guardados) {
    const i = libres.findIndex(
      (uno) => uno.name === dato[0] && (dato[2] === undefined || uno.value === dato[1]),
    );
    if (i >= 0) poner(libres.splice(i, 1)[0], dato);
  }
}

function nota(formulario, texto, descartar) {
  const anterior = formulario.querySelector(":scope > .nota-borrador");
  const linea = anterior ?? document.createElement("p");
  linea.className = "nota-borrador";
  linea.setAttribute("role", "status");
  linea.textContent = texto;
  if (descartar) {
    const boton = document.createElement("button");
    boton.type = "button";
    boton.className = "btn btn-link btn-sm";
    boton.textContent = "Descartar borrador";
    boton.addEventListener("click", descartar);
    linea.append(boton);
  }
  if (!anterior) formulario.prepend(linea);
}

function recuperar(formulario, inicial) {
  const crudo = localStorage.getItem(claveDe(formulario));
  if (!crudo || formulario.querySelector("[data-errores], .is-invalid")) return;
  const { en, datos } = JSON.parse(crudo);
  if (JSON.stringify(datos) === JSON.stringify(inicial)) return;
  reponerFilas(formulario, datos);
  escribir(formulario, datos);
  nota(formulario, `Borrador recuperado de ${hora(en)}`, () => {
    localStorage.removeItem(claveDe(formulario));
    escribir(formulario, inicial);
    formulario.querySelector(":scope > .nota-borrador")?.remove();
  });
}

function guardar(formulario) {
  try {
    const datos = leer(formulario);
    localStorage.setItem(claveDe(formulario), JSON.stringify({ en: Date.now(), datos }));
  } catch {
    nota(formulario, "Este navegador no pudo guardar el borrador.");
  }
}

function montar(formulario) {
  if (formulario.dataset.borradorPuesto !== undefined) return;
  formulario.dataset.borradorPuesto = "";
  recuperar(formulario, leer(formulario));
  let reloj = 0;
  const pronto = (e) => {
    if (!e.isTrusted || reloj) return;
    reloj = setTimeout(() => {
      reloj = 0;
      if (formulario.isConnected) guardar(formulario);
    }, CADA);
  };
  formulario.addEventListener("input", pronto);
  formulario.addEventListener("change", pronto);
  formulario.addEventListener("submit", () => {
    clearTimeout(reloj);
    reloj = 0;
    guardar(formulario);
  });
}

function borrar(clave) {
  localStorage.removeItem(`${PREFIJO}${persona()}:${clave}`);
}

/** Other people's drafts and old ones go; on signing out, all of them. */
function limpiar(todo) {
  for (const clave of Object.keys(localStorage).filter((c) => c.startsWith(PREFIJO))) {
    const ajeno = persona() && !clave.startsWith(`${PREFIJO}${persona()}:`);
    const viejo = Date.now() - JSON.parse(localStorage.getItem(clave)).en > CADUCA;
    if (todo || ajeno || viejo) localStorage.removeItem(clave);
  }
}

/** Before restoring anything, what the server says that it saved is forgotten. */
export function montarBorradores(raiz) {
  if (raiz === document.body) limpiar(false);
  const listos = [...raiz.querySelectorAll("[data-borrador-listo]")];
  if (raiz.matches?.("[data-borrador-listo]")) listos.push(raiz);
  for (const uno of listos) for (const c of uno.dataset.borradorListo.split(" ")) borrar(c);
  const formularios = [...raiz.querySelectorAll("form[data-borrador]")];
  if (raiz.matches?.("form[data-borrador]")) formularios.push(raiz);
  formularios.forEach(montar);
}

document.addEventListener("submit", (e) => {
  if (e.target.matches("[data-cierra-sesion]")) limpiar(true);
});
document.addEventListener("borradorListo", (e) => borrar(e.detail.value ?? e.detail));
