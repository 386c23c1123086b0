// Messages that were not in the page: what failed on the way, and where the focus goes on errors.

const CAUSAS = {
  0: "No hay conexión con el sistema. Su texto sigue aquí; intente de nuevo en un momento.",
  403: "Su papel actual no permite esta acción. No se cambió nada.",
  404: "Esto ya no existe o no está a su alcance. Recargue la página.",
  413: "Lo que envió pesa demasiado. Cada archivo puede pesar hasta 25 MB.",
  429: "Demasiados intentos seguidos. Espere un minuto e intente de nuevo.",
  503: "El sistema no está disponible por el momento. Su texto sigue aquí; intente en un minuto.",
};
const OTRA = "Algo falló de nuestro lado y no se guardó nada a medias. Intente de nuevo.";

export function avisar(texto, nivel = "error") {
  const mensaje = document.createElement("div");
  mensaje.className = `mensaje mensaje-${nivel}`;
  if (nivel === "error") mensaje.setAttribute("role", "alert");
  mensaje.dataset.mensaje = "";
  const cuerpo = document.createElement("div");
  cuerpo.textContent = texto;
  const quitar = document.createElement("button");
  quitar.type = "button";
  quitar.className = "boton-llano";
  quitar.dataset.quitaMensaje = "";
  quitar.setAttribute("aria-label", "Quitar este mensaje");
  quitar.textContent = "×";
  mensaje.append(cuerpo, quitar);
  const region = document.getElementById("mensajes");
  region?.replaceChildren(mensaje);
  region?.scrollIntoView({ block: "nearest" });
}

/** The summary of errors, if this part of the page has one, receives the focus. */
export function enfocarErrores(raiz) {
  const resumen = raiz.matches?.("[data-errores]") ? raiz : raiz.querySelector("[data-errores]");
  resumen?.focus();
}

/** A link of the summary leads to the field, also when a combobox stands in its place. */
function irAlCampo(e) {
  const liga = e.target.closest("[data-errores] a[href^='#']");
  const campo = liga && document.getElementById(decodeURIComponent(liga.hash.slice(1)));
  if (!campo) return;
  e.preventDefault();
  for (let caja = campo.closest("details"); caja; caja = caja.parentElement.closest("details")) {
    caja.open = true;
  }
  const visible = document.getElementById(`${campo.id}-combo`) ?? campo;
  const enfocable = visible.matches("input, select, textarea, button, a")
    ? visible
    : visible.querySelector("input, select, textarea");
  enfocable?.focus();
}

export function montarMensajes() {
  document.addEventListener("click", (e) => {
    e.target.closest("[data-quita-mensaje]")?.closest("[data-mensaje]")?.remove();
    irAlCampo(e);
  });
  document.addEventListener("htmx:responseError", (e) => {
    const { status } = e.detail.xhr;
    if (status !== 409) avisar(CAUSAS[status] ?? OTRA);
  });
  document.addEventListener("htmx:sendError", () => avisar(CAUSAS[0]));
  document.addEventListener("htmx:timeout", () => avisar(CAUSAS[0]));
}
