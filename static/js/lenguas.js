// The variants of the language chosen come alone; without this script each is under its language.

function ofrecer(lengua, variante) {
  const nombre = lengua.selectedOptions[0];
  const grupos = [...variante.querySelectorAll("optgroup")];
  const suyo = lengua.value && grupos.find((grupo) => grupo.label === nombre.textContent.trim());
  for (const grupo of grupos) {
    const fuera = Boolean(lengua.value) && grupo !== suyo;
    grupo.hidden = grupo.disabled = fuera;
    if (fuera && grupo.contains(variante.selectedOptions[0])) variante.value = "";
  }
}

function montar(variante) {
  const lengua = variante.form?.elements.namedItem("lengua");
  if (!lengua || variante.dataset.variante === "lista") return;
  variante.dataset.variante = "lista";
  lengua.addEventListener("change", () => ofrecer(lengua, variante));
  ofrecer(lengua, variante);
}

const montarTodas = () => document.querySelectorAll("select[data-variante]").forEach(montar);

document.addEventListener("htmx:load", montarTodas);
montarTodas();
