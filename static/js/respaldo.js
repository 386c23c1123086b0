// What is typed where the server keeps the draft. It goes up a moment after the last key; while the
// connection is cut it stays in this browser, and goes up by itself when the connection is back.

import { liberar } from "./envio.js";
import { avisar } from "./mensajes.js";

const ESPERA = 1500;
const REINTENTO = 4000;
const PACIENCIA = 10000; // a network that swallows what it is sent never says so
const SOBREVIVE = 60000; // what a browser still sends of a page that was left, in characters
const persona = document.body.dataset.persona ?? "";

/** What travels: everything but the token and the consent, which are of the page. */
function leer(formulario) {
  const datos = new FormData(formulario);
  datos.delete("csrfmiddlewaretoken");
  datos.delete("confirmado");
  return new URLSearchParams(datos).toString();
}

export class Respaldo {
  /**
   * `llave` names the copy in this browser. `reponer(datos, esMasNueva)` puts a copy back in the
   * page and says whether it did; `alGuardar(dicho, datos)` hears what the server answered.
   */
  constructor(formulario, { llave, reponer, alGuardar = () => {} }) {
    Object.assign(this, { formulario, reponer, alGuardar });
    this.clave = `borrador:${persona}:${llave}`;
    this.estado = formulario.querySelector("[data-estado]");
    this.hora = formulario.querySelector("[data-hora]");
    // Copies are dated with the server's clock: the one of this machine may be wrong.
    this.desfase = Date.parse(formulario.dataset.ahora) - performance.timeOrigin;
    this.cola = Promise.resolve();
    this.sucio = false;
  }

  /** Bring back what was left here, and from now on keep what is typed. */
  montar(sinEnviar) {
    this.recuperar();
    for (const suceso of ["input", "change"]) {
      this.formulario.addEventListener(suceso, () => this.tocar());
    }
    this.formulario.addEventListener("submit", (e) => this.despachar(e, sinEnviar));
    window.addEventListener("offline", () => this.sinConexion());
    window.addEventListener("online", () => this.subir());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.sucio) this.subir();
    });
  }

  /** The hour stays out of what is announced, so that each minute does not interrupt. */
  decir(texto, hora = "") {
    if (this.estado.textContent !== texto) this.estado.textContent = texto;
    this.hora.textContent = hora;
  }

  tocar() {
    this.sucio = true;
    this.copiar();
    this.intentar(ESPERA);
  }

  copiar() {
    const copia = { en: Date.now() + this.desfase, cuerpo: leer(this.formulario) };
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
    clearTimeout(this.reloj);
    const cuerpo = leer(this.formulario);
    const respuesta = await this.mandar(cuerpo).catch(() => null);
    const dicho = await respuesta?.json().catch(() => null);
    if (respuesta && respuesta.status < 500 && (!respuesta.ok || respuesta.redirected)) {
      this.rechazado(dicho?.error);
      return false;
    }
    if (!dicho) {
      this.sinConexion();
      return false;
    }
    this.guardado(dicho, cuerpo);
    return true;
  }

  mandar(cuerpo) {
    return fetch(this.formulario.dataset.guardar, {
      method: "POST",
      body: new URLSearchParams(cuerpo),
      keepalive: document.visibilityState === "hidden" && cuerpo.length < SOBREVIVE,
      signal: AbortSignal.timeout(PACIENCIA),
      headers: {
        Accept: "application/json",
        "X-CSRFToken": this.formulario.elements.csrfmiddlewaretoken.value,
      },
    });
  }

  /** What was typed while it travelled is still only here; so is what the server found wrong. */
  guardado(dicho, cuerpo) {
    this.falla = "";
    this.sucio = leer(this.formulario) !== cuerpo;
    this.alGuardar(dicho, new URLSearchParams(cuerpo));
    if (this.sucio || dicho.reparo) this.copiar();
    else localStorage.removeItem(this.clave);
    this.decir(dicho.reparo || "Borrador guardado", dicho.guardado);
  }

  rechazado(porque) {
    this.copiar();
    this.falla =
      porque ??
      `No se pudo guardar: vuelva a entrar al sistema y recargue esta página. Mientras tanto, ${this.donde}`;
    this.decir(this.falla);
  }

  sinConexion() {
    this.copiar();
    this.falla = "";
    this.decir(`Sin conexión: ${this.donde}`);
    this.intentar(REINTENTO);
  }

  /** Nothing is sent into a cut connection: the draft goes up first, and only then the form. */
  async despachar(e, sinEnviar) {
    if (this.pasa) return;
    e.preventDefault();
    const subio = await this.subir();
    liberar(this.formulario);
    if (!subio) return avisar(this.falla || sinEnviar);
    this.pasa = true;
    this.formulario.requestSubmit(e.submitter);
    this.pasa = false;
  }

  /** A copy that never went up is put back; the page decides what of it is still to be kept. */
  recuperar() {
    const guardada = localStorage.getItem(this.clave);
    if (!guardada) return;
    const { en, cuerpo } = JSON.parse(guardada);
    const esMasNueva = !(Date.parse(this.formulario.dataset.guardadoEn) > en);
    if (!this.reponer(new URLSearchParams(cuerpo), esMasNueva)) {
      localStorage.removeItem(this.clave);
      return;
    }
    avisar("Se recuperó lo que usted había escrito en este equipo.", "info");
    this.sucio = true;
    this.copiar();
    this.subir();
  }
}
