// The registering desk: what lets a clerk go from letter to letter without leaving the keys.

const TARDIA = "data-si-es-tardia";
const SIN_PAPEL = ["telefono", "instruccion_verbal"];
const SOLO_HORA = /^(\d{1,2})[:.]?(\d{2})\s*h?$/;
const FECHA = /^(\d{1,2}\/\d{1,2}\/\d{4})/;

/** The columns end where the window ends, whatever stands above them. */
function medir() {
  const mesa = document.querySelector("[data-mesa]");
  if (!mesa) return;
  const arriba = mesa.getBoundingClientRect().top + window.scrollY;
  mesa.style.setProperty("--arriba", `${Math.ceil(arriba)}px`);
}

const enForma = (nombre) => document.querySelector(`form[data-captura] [name="${nombre}"]`);
const visible = (campo) => document.getElementById(`${campo.id}-combo`) ?? campo;

function poner(campo, valor) {
  if (!campo || campo.value === valor) return;
  campo.value = valor;
  campo.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Arrows move among the toggles, which are one stop of the Tab key. */
function montarOpciones(grupo) {
  const cajas = [...grupo.querySelectorAll("input")];
  cajas.forEach((caja, i) => (caja.tabIndex = i ? -1 : 0));
  grupo.addEventListener("keydown", (e) => {
    const paso = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    const actual = cajas.indexOf(document.activeElement);
    if (!paso || actual < 0) return;
    e.preventDefault();
    const destino = cajas[(actual + paso + cajas.length) % cajas.length];
    cajas.forEach((caja) => (caja.tabIndex = caja === destino ? 0 : -1));
    destino.focus();
  });
}

/** An unknown sender has no name: the box empties, and typing in it makes the sender known. */
function montarRemitente(formulario) {
  const caja = enForma("remitente");
  const condiciones = [...formulario.querySelectorAll("[name=condicion_remitente]")];
  const conocido = condiciones.find((uno) => uno.value === "identificado");
  const marcar = () => {
    const actual = condiciones.find((uno) => uno.checked);
    caja.placeholder = actual && actual !== conocido ? actual.labels[0].firstChild.data.trim() : "";
  };
  for (const uno of condiciones) {
    uno.addEventListener("change", () => {
      marcar();
      if (uno === conocido) return caja.focus();
      caja.value = "";
      visible(enForma("municipio")).focus();
    });
  }
  caja.addEventListener("input", () => {
    if (conocido && caja.value) conocido.checked = true;
    marcar();
  });
  caja.addEventListener("comboElegido", (e) => llenar(e.detail.datos ?? {}));
  marcar();
}

/** A sender who is known brings along their data; what was typed by hand stays. */
function llenar(datos) {
  for (const [nombre, valor] of Object.entries(datos)) {
    const campo = enForma(nombre);
    const sustituible = ["clase", "sexo"].includes(nombre);
    if (campo && valor && (sustituible || !campo.value)) poner(campo, valor);
  }
  const resumen = document.querySelector("[data-resumen-remitente]");
  if (resumen) resumen.textContent = [datos.cargo, datos.comunidad].filter(Boolean).join(" · ");
}

/** The reason for a late capture is asked for as soon as the stamp is not of today. */
function montarSello(formulario) {
  const sello = enForma("recibida_en");
  const hoy = formulario.querySelector("[data-hoy]").dataset.hoy;
  const parte = formulario.querySelector("#captura-tardia");
  let dia = FECHA.exec(sello.value)?.[1] ?? hoy;
  const revisar = () => {
    const hora = SOLO_HORA.exec(sello.value.trim());
    if (hora) sello.value = `${dia} ${hora[1].padStart(2, "0")}:${hora[2]}`;
    dia = FECHA.exec(sello.value)?.[1] ?? dia;
    if (parte?.hasAttribute(TARDIA)) parte.hidden = dia === hoy;
  };
  sello.addEventListener("change", revisar);
  sello.addEventListener("focus", () => sello.select());
  revisar();
}

/** The date of the oficio is a stop of the Tab key only when there is an oficio. */
function montarOficio() {
  const [numero, fecha] = [enForma("oficio_numero"), enForma("oficio_fecha")];
  const revisar = () => (fecha.tabIndex = numero.value || fecha.value ? 0 : -1);
  numero.addEventListener("input", revisar);
  numero.addEventListener("change", revisar);
  revisar();
}

/** What comes by voice brings no scan: the one before the eyes is of another letter. */
function montarCanal() {
  const canal = enForma("canal");
  const nota = document.getElementById("nota-verbal");
  const revisar = () => {
    nota.hidden = canal.value !== "instruccion_verbal";
    const sin = document.getElementById("id_sin_documento");
    if (sin) sin.checked = SIN_PAPEL.includes(canal.value);
  };
  canal.addEventListener("change", revisar);
  if (SIN_PAPEL.includes(canal.value)) revisar();
  else nota.hidden = true;
}

function montarBotones(formulario) {
  for (const boton of formulario.querySelectorAll("[data-pone]")) {
    boton.addEventListener("click", () => {
      const campo = document.getElementById(boton.dataset.pone);
      poner(campo, boton.dataset.valor);
      campo.focus();
    });
  }
  for (const rotulo of formulario.querySelectorAll("summary")) {
    rotulo.addEventListener("click", () => {
      const parte = rotulo.parentElement;
      if (!parte.open) setTimeout(() => parte.querySelector("input, select, textarea").focus());
    });
  }
}

function montar(formulario) {
  if (formulario.dataset.puesta !== undefined) return;
  formulario.dataset.puesta = "";
  for (const uno of formulario.querySelectorAll("[data-fuera-de-tab]")) uno.tabIndex = -1;
  formulario.querySelectorAll("[data-opciones]").forEach(montarOpciones);
  montarRemitente(formulario);
  montarSello(formulario);
  montarOficio();
  montarCanal();
  montarBotones(formulario);
}

function activar(raiz) {
  const formularios = [...raiz.querySelectorAll("form[data-captura]")];
  if (raiz.matches?.("form[data-captura]")) formularios.push(raiz);
  formularios.forEach(montar);
  const impreso = raiz.matches?.("[data-abrir]") ? raiz : raiz.querySelector("[data-abrir]");
  if (impreso) {
    window.open(impreso.dataset.abrir, "_blank", "noopener");
    impreso.removeAttribute("data-abrir");
  }
  medir();
}

/** Once the upload ends, the batch itself lists what was kept: only what failed stays to be read. */
document.addEventListener("subidaTerminada", (e) => {
  for (const linea of e.target.querySelectorAll(".subida-lista li:not(.subida-error)")) {
    linea.remove();
  }
  const lista = e.target.querySelector(".subida-lista");
  lista.hidden = !lista.children.length;
});
const olvidar = (e) =>
  e.target.closest?.(".lote-subida [data-subida]")?.querySelector("[data-lista]").replaceChildren();
document.addEventListener("change", olvidar, true);
document.addEventListener("drop", olvidar, true);
document.addEventListener("htmx:load", (e) => activar(e.detail.elt));
document.addEventListener("htmx:afterSettle", medir);
window.addEventListener("resize", medir);
activar(document.body);
