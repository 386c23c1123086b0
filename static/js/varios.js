// A long list of boxes to tick, found by typing: only those ticked are in sight, and a box that
// suggests ticks the others. The boxes stay the data; without scripts they are the whole list.

import { montar as montarCombo } from "./combo.js";

/** The boxes not ticked yet, as a list to choose from. */
function selectDe(casillas, raiz) {
  const select = document.createElement("select");
  select.id = `id_${raiz.dataset.varios}-agregar`;
  select.className = "form-select";
  select.dataset.comboGuia = "Escriba para buscar";
  select.add(new Option("", ""));
  for (const casilla of casillas) {
    select.add(new Option(casilla.labels[0].textContent.trim(), casilla.value));
  }
  return select;
}

/** A box that was ticked stays in sight when it is unticked, so that one press brings it back. */
function mostrar(casilla, select) {
  const opcion = [...select.options].find((una) => una.value === casilla.value);
  opcion.disabled = casilla.checked;
  if (casilla.checked) casilla.closest(".form-check").hidden = false;
}

function rotulo(select, texto) {
  const label = document.createElement("label");
  label.className = "form-label";
  label.htmlFor = select.id;
  label.textContent = texto;
  return label;
}

export function montar(raiz) {
  const propias = `input[type=checkbox][name="${raiz.dataset.varios}"]`;
  const casillas = [...raiz.querySelectorAll(propias)];
  if (!casillas.length) return;
  const select = selectDe(casillas, raiz);
  const voz = document.createElement("span");
  voz.className = "visually-hidden";
  voz.setAttribute("role", "status");
  casillas[0].closest("fieldset").append(rotulo(select, raiz.dataset.variosRotulo), select, voz);
  for (const casilla of casillas) {
    casilla.closest(".form-check").hidden = !casilla.checked;
    casilla.addEventListener("change", () => mostrar(casilla, select));
    mostrar(casilla, select);
  }
  select.addEventListener("change", () => {
    const elegida = casillas.find((una) => una.value === select.value);
    if (!elegida) return;
    if (!elegida.checked) elegida.click(); // a click, so that the draft hears of it
    voz.textContent = `Se agregó ${elegida.labels[0].textContent.trim()}`;
    select.value = "";
    select.dispatchEvent(new Event("change"));
  });
  montarCombo(select);
  // Enter chooses what is marked in the list; it never sends a form that is still being filled.
  document.getElementById(`${select.id}-combo`).addEventListener("keydown", (e) => {
    if (e.key === "Enter") e.preventDefault();
  });
}
