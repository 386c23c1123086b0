// «Clasificar y turnar»: the type decides which fields are asked, the part of each institution
// which of its own. Everything stays visible, and works, without this script.

function tipoElegido(raiz) {
  const tipo = raiz.querySelector("select[name=tipo]");
  return tipo?.selectedOptions[0]?.dataset ?? null;
}

function condiciones(raiz) {
  const tipo = tipoElegido(raiz);
  const acceso = raiz.querySelector("select[name=acceso]")?.value ?? raiz.dataset.acceso;
  const respuesta = tipo ? tipo.respuesta : raiz.dataset.respuesta;
  return {
    evento: tipo?.evento === "si",
    termino: tipo?.termino === "si",
    "sin-respuesta": respuesta === "no",
    reservado: acceso === "reservado",
  };
}

function mostrar(raiz) {
  const si = condiciones(raiz);
  for (const parte of raiz.querySelectorAll("[data-si]")) parte.hidden = !si[parte.dataset.si];
  const destinos = raiz.querySelectorAll("[data-destino]");
  for (const destino of destinos) {
    const papel = destino.querySelector("select[name$='-papel']").value;
    for (const parte of destino.querySelectorAll("[data-si-papel]")) {
      parte.hidden = !parte.dataset.siPapel.split(" ").includes(papel);
    }
  }
  for (const parte of raiz.querySelectorAll("[data-si-hay-destinos]")) {
    parte.hidden = destinos.length === 0;
  }
}

/** Only the outcomes that the chosen type admits; one that was chosen is never taken away. */
function filtrarSentidos(raiz) {
  const tipo = raiz.querySelector("select[name=tipo]")?.value;
  for (const opcion of raiz.querySelectorAll("select[name=sentido] option[data-tipos]")) {
    const admitido = opcion.dataset.tipos.split(" ").includes(tipo);
    opcion.hidden = opcion.disabled = Boolean(tipo) && !admitido && !opcion.selected;
  }
}

function proponerAcceso(raiz) {
  const acceso = raiz.querySelector("select[name=acceso]");
  if (acceso && tipoElegido(raiz)?.reservado === "si") acceso.value = "reservado";
}

function montar(raiz) {
  const alCambiar = (e) => {
    if (e.target.name === "tipo") proponerAcceso(raiz);
    mostrar(raiz);
    filtrarSentidos(raiz);
  };
  raiz.addEventListener("change", alCambiar);
  document.addEventListener("htmx:afterSettle", () => mostrar(raiz));
  mostrar(raiz);
  filtrarSentidos(raiz);
}

document.querySelectorAll("[data-clasificar]").forEach(montar);
