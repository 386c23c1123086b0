// A box that suggests while the person types. On a text input it asks an address and what is typed
// stays valid; on a select it filters the select's own options, and the select keeps the value.

const ESPERA = 220;
const MOSTRADOS = 40;
const ACENTOS = /[\u0300-\u036f]/g;
const llano = (texto) => texto.normalize("NFD").replace(ACENTOS, "").toLowerCase().trim();

let siguiente = 0;

/** Suggestions that come from the server, as `{resultados: [{valor, texto, detalle, datos}]}`. */
class DeServidor {
  constructor(entrada) {
    this.entrada = entrada;
    this.minimo = Number(entrada.dataset.comboMinimo ?? 2);
    this.oculto = document.getElementById(entrada.dataset.comboValor ?? "");
  }

  async buscar(texto) {
    if (texto.trim().length < this.minimo) return [];
    this.corte?.abort();
    this.corte = new AbortController();
    const url = new URL(this.entrada.dataset.comboUrl, location.href);
    url.searchParams.set("q", texto.trim());
    const respuesta = await fetch(url, {
      signal: this.corte.signal,
      headers: { Accept: "application/json" },
    });
    return respuesta.ok ? (await respuesta.json()).resultados : [];
  }

  elegir(opcion) {
    this.entrada.value = opcion.texto;
    this.poner(opcion.valor ?? "");
  }

  alEscribir() {
    this.poner("");
  }

  /** What was typed and not chosen stays: a sender need not be known before. */
  alSalir() {}

  poner(valor) {
    if (!this.oculto || this.oculto.value === String(valor)) return;
    this.oculto.value = valor;
    this.oculto.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

class DeSelect {
  constructor(select, entrada) {
    this.select = select;
    this.entrada = entrada;
    this.minimo = 0;
    this.reflejar();
    select.addEventListener("change", () => this.reflejar());
  }

  get opciones() {
    return [...this.select.options].filter((o) => o.value && !o.disabled);
  }

  async buscar(texto) {
    const partes = llano(texto).split(/\s+/);
    return this.opciones
      .filter((o) => partes.every((parte) => llano(o.text).includes(parte)))
      .map((o) => ({ valor: o.value, texto: o.text.trim(), detalle: o.dataset.detalle }));
  }

  elegir(opcion) {
    this.entrada.value = opcion.texto;
    if (this.select.value === opcion.valor) return;
    this.select.value = opcion.valor;
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  alEscribir() {}

  /** Only what is in the list counts: an exact text is taken, an empty one clears, another returns. */
  alSalir() {
    const escrito = llano(this.entrada.value);
    const igual = this.opciones.find((o) => llano(o.text) === escrito);
    if (igual) this.elegir({ valor: igual.value, texto: igual.text.trim() });
    else if (!escrito && !this.entrada.ariaRequired) this.elegir({ valor: "", texto: "" });
    else this.reflejar();
  }

  reflejar() {
    const elegida = this.select.selectedOptions[0];
    this.entrada.value = elegida?.value ? elegida.text.trim() : "";
  }
}

class Combo {
  constructor(entrada, fuente, envoltura) {
    this.entrada = entrada;
    this.fuente = fuente;
    this.resultados = [];
    this.activa = -1;
    this.lista = document.createElement("ul");
    this.lista.className = "combo-lista";
    this.lista.id = `combo-lista-${(siguiente += 1)}`;
    this.lista.setAttribute("role", "listbox");
    this.lista.setAttribute("aria-label", "Sugerencias");
    this.lista.hidden = true;
    this.voz = document.createElement("span");
    this.voz.className = "visually-hidden";
    this.voz.setAttribute("role", "status");
    envoltura.append(this.lista, this.voz);
    this.vestir();
    this.escuchar();
  }

  vestir() {
    const atributos = {
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.lista.id,
    };
    for (const [nombre, valor] of Object.entries(atributos)) {
      this.entrada.setAttribute(nombre, valor);
    }
  }

  escuchar() {
    this.entrada.addEventListener("input", () => {
      this.fuente.alEscribir();
      clearTimeout(this.reloj);
      this.reloj = setTimeout(() => this.pedir(this.entrada.value), ESPERA);
    });
    this.entrada.addEventListener("keydown", (e) => this.alTeclear(e));
    this.entrada.addEventListener("click", () => {
      if (this.fuente.minimo === 0 && this.lista.hidden) this.pedir("");
    });
    this.entrada.addEventListener("blur", () => {
      clearTimeout(this.reloj);
      this.cerrar();
      this.fuente.alSalir();
    });
    // Pointer down, not click: the input must not lose the focus before the choice is made.
    this.lista.addEventListener("pointerdown", (e) => {
      e.preventDefault();
      const li = e.target.closest("[role=option]");
      if (li) this.elegir(Number(li.dataset.indice));
    });
  }

  async pedir(texto) {
    let resultados = [];
    try {
      resultados = await this.fuente.buscar(texto);
    } catch (e) {
      if (e.name === "AbortError") return;
    }
    if (document.activeElement !== this.entrada) return;
    this.pintar(resultados.slice(0, MOSTRADOS));
  }

  pintar(resultados) {
    this.resultados = resultados;
    this.lista.replaceChildren(...resultados.map((uno, i) => this.opcion(uno, i)));
    this.lista.hidden = !resultados.length;
    this.entrada.setAttribute("aria-expanded", String(resultados.length > 0));
    this.marcar(-1);
    const n = resultados.length;
    this.voz.textContent = n ? (n === 1 ? "1 sugerencia" : `${n} sugerencias`) : "";
  }

  opcion(uno, indice) {
    const li = document.createElement("li");
    li.id = `${this.lista.id}-${indice}`;
    li.dataset.indice = String(indice);
    li.setAttribute("role", "option");
    li.append(uno.texto);
    if (uno.detalle) {
      const nota = document.createElement("span");
      nota.className = "nota";
      nota.textContent = uno.detalle;
      li.append(nota);
    }
    return li;
  }

  marcar(indice) {
    this.activa = indice;
    [...this.lista.children].forEach((li, i) =>
      li.setAttribute("aria-selected", String(i === indice)),
    );
    const li = this.lista.children[indice];
    if (li) {
      this.entrada.setAttribute("aria-activedescendant", li.id);
      li.scrollIntoView({ block: "nearest" });
    } else {
      this.entrada.removeAttribute("aria-activedescendant");
    }
  }

  alTeclear(e) {
    if (e.altKey || e.ctrlKey) return;
    const abierta = !this.lista.hidden;
    const paso = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (paso) {
      e.preventDefault();
      if (!abierta) return this.pedir(this.fuente.minimo === 0 ? "" : this.entrada.value);
      const n = this.resultados.length;
      return this.marcar((this.activa + paso + n + (this.activa < 0 && paso < 0 ? 1 : 0)) % n);
    }
    if (!abierta) return;
    if (e.key === "Enter" && this.activa >= 0) {
      e.preventDefault();
      this.elegir(this.activa);
    } else if (e.key === "Tab" && this.activa >= 0) {
      this.elegir(this.activa);
    } else if (e.key === "Escape") {
      e.preventDefault();
      this.cerrar();
    }
  }

  elegir(indice) {
    const opcion = this.resultados[indice];
    this.fuente.elegir(opcion);
    this.cerrar();
    const detalle = { detail: opcion, bubbles: true };
    this.entrada.dispatchEvent(new CustomEvent("comboElegido", detalle));
  }

  cerrar() {
    this.lista.hidden = true;
    this.entrada.setAttribute("aria-expanded", "false");
    this.marcar(-1);
  }
}

/** The text box that stands in for a select: same label, same help, same errors. */
function sustituta(select) {
  const entrada = document.createElement("input");
  entrada.type = "text";
  entrada.id = `${select.id}-combo`;
  entrada.className = select.className.replace("form-select", "form-control");
  entrada.placeholder = select.dataset.comboGuia ?? "";
  for (const nombre of ["aria-describedby", "aria-invalid", "autofocus"]) {
    if (select.hasAttribute(nombre)) entrada.setAttribute(nombre, select.getAttribute(nombre));
  }
  if (select.required) {
    // A hidden control that must be filled would stop the form without a word: the server checks it.
    entrada.setAttribute("aria-required", "true");
    select.required = false;
  }
  for (const rotulo of select.labels) rotulo.htmlFor = entrada.id;
  const tenia = document.activeElement === select;
  select.hidden = true;
  return { entrada, tenia };
}

export function montar(control) {
  const envoltura = document.createElement("div");
  envoltura.className = "combo";
  // The message of the field is shown by what stands before it: now the wrapper does.
  if (control.matches(".is-invalid")) envoltura.classList.add("is-invalid");
  const enfocado = document.activeElement === control; // moving it takes the focus away
  control.before(envoltura);
  envoltura.append(control);
  if (!control.matches("select")) {
    new Combo(control, new DeServidor(control), envoltura);
    if (enfocado) control.focus();
    return;
  }
  const { entrada, tenia } = sustituta(control);
  envoltura.prepend(entrada);
  new Combo(entrada, new DeSelect(control, entrada), envoltura);
  if (tenia) entrada.focus();
}
