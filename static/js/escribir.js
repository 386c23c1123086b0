// The writing screen of a meeting. What is typed is kept on the server every few seconds; while the
// connection is cut, in this browser, and it goes up by itself when the connection is back.

const ESPERA = 1500;
const REINTENTO = 4000;
const persona = document.body.dataset.persona ?? "";

/** The rows as they travel: everything but the token, which is of the page. */
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
    this.pendiente = false;
  }

  decir(texto) {
    if (this.estado.textContent !== texto) this.estado.textContent = texto;
  }

  tocar() {
    this.pendiente = true;
    this.copiar();
    clearTimeout(this.reloj);
    this.reloj = setTimeout(() => this.subir(), ESPERA);
  }

  copiar() {
    const copia = { en: Date.now(), datos: [], cuerpo: leer(this.formulario).toString() };
    try {
      localStorage.setItem(this.clave, JSON.stringify(copia));
    } catch {
      this.decir("Este navegador no pudo guardar la copia.");
    }
  }

  /** Whether the server has it now; otherwise it stays here and is tried again. */
  async subir(cuerpo = leer(this.formulario)) {
    clearTimeout(this.reloj);
    this.pendiente = false;
    try {
      const respuesta = await fetch(this.formulario.dataset.guardar, {
        method: "POST",
        body: cuerpo,
        headers: {
          Accept: "application/json",
          "X-CSRFToken": this.formulario.elements.csrfmiddlewaretoken.value,
        },
      });
      if (!respuesta.ok || respuesta.redirected) {
        this.decir("No se pudo guardar: vuelva a entrar al sistema. Se guarda en este equipo.");
        return false;
      }
      const { guardado } = await respuesta.json();
      if (!this.pendiente) localStorage.removeItem(this.clave);
      this.decir(`Borrador guardado ${guardado}`);
      return true;
    } catch {
      this.decir("Sin conexión: se guarda en este equipo.");
      this.reloj = setTimeout(() => this.subir(), REINTENTO);
      return false;
    }
  }

  /** A copy that never went up is newer than what the page shows, unless it was registered. */
  async recuperar() {
    const guardada = localStorage.getItem(this.clave);
    if (!guardada) return;
    const { en, cuerpo } = JSON.parse(guardada);
    const { registrada, guardadoEn } = this.formulario.dataset;
    const clave = new URLSearchParams(cuerpo ?? "").get("clave_envio");
    const esVieja = guardadoEn && new Date(guardadoEn).getTime() > en;
    if (!cuerpo || clave === registrada || esVieja) localStorage.removeItem(this.clave);
    else if (await this.subir(new URLSearchParams(cuerpo))) location.reload();
  }
}

const siguiente = (nombres) => Math.max(-1, ...nombres) + 1;

/** A blank row made from its template, with its place in the names of its boxes. */
function nueva(formulario, que, lugares) {
  const molde = formulario.querySelector(`template[data-molde=${que}]`);
  let html = molde.innerHTML;
  for (const [marca, lugar] of Object.entries(lugares)) html = html.replaceAll(marca, lugar);
  const fabrica = document.createElement("template");
  fabrica.innerHTML = html;
  return fabrica.content.firstElementChild;
}

function agregarAcuerdo(formulario) {
  const todos = [...formulario.querySelectorAll("[data-acuerdo]")];
  const n = siguiente(todos.map((uno) => Number(uno.dataset.acuerdo)));
  const fila = nueva(formulario, "acuerdo", { __acuerdo__: n, __compromiso__: 0 });
  fila.dataset.acuerdo = n;
  formulario.querySelector("[data-acuerdos]").append(fila);
  fila.querySelector("textarea").focus();
}

function agregarCompromiso(formulario, acuerdo) {
  const nombres = [...acuerdo.querySelectorAll("[data-compromiso] textarea")].map((uno) =>
    Number(/-c(\d+)-/.exec(uno.name)[1]),
  );
  const lugares = { __acuerdo__: acuerdo.dataset.acuerdo, __compromiso__: siguiente(nombres) };
  const fila = nueva(formulario, "compromiso", lugares);
  acuerdo.querySelector("[data-compromisos]").append(fila);
  fila.querySelector("textarea").focus();
}

function montar(formulario) {
  const borrador = new Borrador(formulario);
  let ultimo = null;
  formulario.querySelector("[data-solo-sin-js]").hidden = true;
  formulario.addEventListener("focusin", (e) => {
    ultimo = e.target.closest("[data-acuerdo]") ?? ultimo;
  });
  for (const suceso of ["input", "change"]) {
    formulario.addEventListener(suceso, () => borrador.tocar());
  }
  formulario.addEventListener("click", (e) => {
    const agrega = e.target.closest("[data-agregar]");
    const quita = e.target.closest("[data-quitar]");
    if (!agrega && !quita) return;
    e.preventDefault();
    if (quita) {
      quita.closest(quita.dataset.quitar).remove();
      formulario.querySelector("textarea, [data-agregar]")?.focus();
    } else if (agrega.dataset.agregar === "acuerdo") agregarAcuerdo(formulario);
    else {
      const todos = formulario.querySelectorAll("[data-acuerdo]");
      const suyo = agrega.closest("[data-acuerdo]") ?? (ultimo?.isConnected ? ultimo : null);
      const acuerdo = suyo ?? todos[todos.length - 1];
      if (acuerdo) agregarCompromiso(formulario, acuerdo);
      else agregarAcuerdo(formulario);
    }
    borrador.tocar();
  });
  // Nothing is sent into a cut connection: the draft goes up first, and only then the form.
  formulario.addEventListener("submit", async (e) => {
    if (e.submitter?.hasAttribute("formaction")) return;
    e.preventDefault();
    const subio = await borrador.subir();
    delete formulario.dataset.enviando;
    for (const boton of formulario.querySelectorAll("[data-en-espera]")) {
      boton.removeAttribute("aria-disabled");
      delete boton.dataset.enEspera;
    }
    if (subio) formulario.submit();
    else borrador.copiar();
  });
  window.addEventListener("online", () => {
    if (localStorage.getItem(borrador.clave)) borrador.subir();
  });
  borrador.recuperar();
}

const formulario = document.querySelector("[data-escribir]");
if (formulario) montar(formulario);
