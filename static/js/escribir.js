// The writing screen of a meeting. What is typed is kept on the server every few seconds; while the
// connection is cut, in this browser, and it goes up by itself when the connection is back.

import { liberar } from "./envio.js";
import { avisar } from "./mensajes.js";

const ESPERA = 1500;
const REINTENTO = 4000;
const PACIENCIA = 10000; // a network that swallows what it is sent never says so
const LUGARES = /^a(\d+)-(?:c(\d+)-)?/;
const persona = document.body.dataset.persona ?? "";

/** The rows as they travel: everything but the token and the consent, which are of the page. */
function leer(formulario) {
  const datos = new FormData(formulario);
  datos.delete("csrfmiddlewaretoken");
  datos.delete("confirmado");
  return new URLSearchParams(datos);
}

class Borrador {
  constructor(formulario) {
    this.formulario = formulario;
    this.clave = `borrador:${persona}:${formulario.dataset.escribir}`;
    this.estado = formulario.querySelector("[data-estado]");
    this.hora = formulario.querySelector("[data-hora]");
    // Copies are dated with the server's clock: the one of this machine may be wrong.
    this.desfase = Date.parse(formulario.dataset.ahora) - performance.timeOrigin;
    this.cola = Promise.resolve();
  }

  /** The hour stays out of what is announced, so that each minute does not interrupt. */
  decir(texto, hora = "") {
    if (this.estado.textContent !== texto) this.estado.textContent = texto;
    this.hora.textContent = hora;
  }

  tocar() {
    this.copiar();
    this.intentar(ESPERA);
  }

  copiar() {
    const copia = { en: Date.now() + this.desfase, cuerpo: leer(this.formulario).toString() };
    try {
      localStorage.setItem(this.clave, JSON.stringify(copia));
      this.donde = "se guarda en este equipo.";
    } catch {
      this.donde = "no cierre esta página.";
    }
  }

  intentar(dentroDe) {
    clearTimeout(this.reloj);
    this.reloj = setTimeout(() => this.subir(), dentroDe);
  }

  /** Whether the server has it now. One at a time: an older one must not arrive last. */
  subir() {
    this.cola = this.cola.then(() => this.enviar());
    return this.cola;
  }

  async enviar() {
    const cuerpo = leer(this.formulario).toString();
    const respuesta = await this.mandar(cuerpo).catch(() => null);
    if (respuesta && respuesta.status < 500 && (!respuesta.ok || respuesta.redirected)) {
      this.copiar();
      this.decir(`No se pudo guardar: vuelva a entrar al sistema. Mientras tanto, ${this.donde}`);
      return false;
    }
    const dicho = respuesta?.ok ? await respuesta.json().catch(() => null) : null;
    if (!dicho) {
      this.sinConexion();
      return false;
    }
    if (leer(this.formulario).toString() === cuerpo) localStorage.removeItem(this.clave);
    this.decir("Borrador guardado", dicho.guardado);
    return true;
  }

  mandar(cuerpo) {
    return fetch(this.formulario.dataset.guardar, {
      method: "POST",
      body: new URLSearchParams(cuerpo),
      signal: AbortSignal.timeout(PACIENCIA),
      headers: {
        Accept: "application/json",
        "X-CSRFToken": this.formulario.elements.csrfmiddlewaretoken.value,
      },
    });
  }

  sinConexion() {
    this.copiar();
    this.decir(`Sin conexión: ${this.donde}`);
    this.intentar(REINTENTO);
  }

  /** A copy that never went up is newer than what the page shows, unless it was registered. */
  recuperar() {
    const guardada = localStorage.getItem(this.clave);
    if (!guardada) return;
    const { en, cuerpo } = JSON.parse(guardada);
    const datos = new URLSearchParams(cuerpo);
    const { registrada, guardadoEn } = this.formulario.dataset;
    if (datos.get("clave_envio") === registrada || Date.parse(guardadoEn) > en) {
      localStorage.removeItem(this.clave);
      return;
    }
    reponer(this.formulario, datos);
    avisar("Se recuperó lo que usted había escrito en este equipo.", "info");
    this.copiar();
    this.subir();
  }
}

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

/** Nothing is sent into a cut connection: the draft goes up first, and only then the form. */
function escucharEnvio(formulario, borrador) {
  formulario.addEventListener("submit", async (e) => {
    e.preventDefault();
    if (await borrador.subir()) return formulario.submit();
    liberar(formulario);
    avisar("Los acuerdos todavía no se registran: no hay conexión. Lo que escribió sigue aquí.");
  });
}

function montar(formulario) {
  const borrador = new Borrador(formulario);
  borrador.recuperar();
  contar(formulario);
  for (const suceso of ["input", "change"]) {
    formulario.addEventListener(suceso, () => borrador.tocar());
  }
  escucharRenglones(formulario, borrador);
  escucharEnvio(formulario, borrador);
  window.addEventListener("offline", () => borrador.sinConexion());
  window.addEventListener("online", () => borrador.subir());
  if (!formulario.querySelector("[data-errores]")) formulario.querySelector("textarea")?.focus();
}

const formulario = document.querySelector("[data-escribir]");
if (formulario) montar(formulario);
