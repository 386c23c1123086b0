// Sending a form: once per click, and from the keyboard with Ctrl+Enter.

const ESPERA_MAXIMA = 15000; // a download never leaves the page: its button comes back by itself
const POR_HTMX = "[hx-post], [hx-put], [hx-patch], [hx-delete]";

/** The form may be sent again. */
export function liberar(formulario) {
  delete formulario.dataset.enviando;
  for (const boton of formulario.querySelectorAll("[data-en-espera]")) {
    boton.removeAttribute("aria-disabled");
    delete boton.dataset.enEspera;
  }
}

/** The second submit of a form on its way is dropped; the button keeps the focus it had. */
function alEnviar(e) {
  const formulario = e.target;
  if (e.submitter?.formTarget === "_blank") return; // a preview leaves the page as it is
  if (formulario.method !== "post" && !formulario.matches(POR_HTMX)) return;
  if (formulario.dataset.enviando !== undefined) {
    e.preventDefault();
    e.stopImmediatePropagation();
    return;
  }
  formulario.dataset.enviando = "";
  if (e.submitter) {
    e.submitter.setAttribute("aria-disabled", "true");
    e.submitter.dataset.enEspera = "";
  }
  setTimeout(() => liberar(formulario), ESPERA_MAXIMA);
}

/** What a screen foresees is not asked of a decision already on its way: it may find it taken. */
function alPrever(e) {
  const formulario = e.detail.elt?.closest?.("form");
  if (formulario?.dataset.enviando === "" && e.detail.elt !== formulario) e.preventDefault();
}

/** The button that stands for the form: the marked one, or the first primary, or the first. */
export function botonPrincipal(formulario) {
  const suyo = (selector) =>
    [...formulario.elements].find((uno) => uno.matches(`button${selector}`) && !uno.disabled);
  return (
    suyo("[data-principal]") ?? suyo(".btn-primary:not([type=button])") ?? suyo("[type=submit]")
  );
}

function conTeclado(e) {
  if (e.key !== "Enter" || !(e.ctrlKey || e.metaKey)) return;
  const formulario =
    document.activeElement?.closest(`form[method=post], form:is(${POR_HTMX})`) ??
    document.querySelector("form[data-ctrl-entrar]");
  const boton = formulario && botonPrincipal(formulario);
  if (!boton) return;
  e.preventDefault();
  formulario.requestSubmit(boton);
}

export function montarEnvio() {
  document.addEventListener("submit", alEnviar, true);
  document.addEventListener("htmx:beforeRequest", alPrever);
  document.addEventListener("keydown", conTeclado);
  for (const fin of ["htmx:afterRequest", "htmx:validation:halted"]) {
    document.addEventListener(fin, (e) => {
      const formulario = e.detail.elt?.closest?.("form");
      if (formulario) liberar(formulario);
    });
  }
  window.addEventListener("pageshow", () => {
    for (const formulario of document.querySelectorAll("form[data-enviando]")) liberar(formulario);
  });
}
