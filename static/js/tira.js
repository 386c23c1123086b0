// The desk's strip: how long until the closing hour, by the server's clock.

const MINUTO = 60_000;
const PRONTO = 30; // minutes

function palabras(minutos) {
  const h = Math.floor(minutos / 60);
  const m = minutos % 60;
  const horas = h === 1 ? "falta 1 h" : `faltan ${h} h`;
  if (!h) return m === 1 ? "falta 1 min" : `faltan ${m} min`;
  return m ? `${horas} ${m} min` : horas;
}

export function montar(tira) {
  if (!tira.dataset.corte) return;
  const corte = Date.parse(tira.dataset.corte);
  const desfase = Date.parse(tira.dataset.ahora) - Date.now();
  const pintar = () => {
    if (!tira.isConnected) return clearInterval(reloj);
    const faltan = Math.ceil((corte - Date.now() - desfase) / MINUTO);
    const cerrado = faltan <= 0;
    tira.querySelector("[data-abierto]").hidden = cerrado;
    tira.querySelector("[data-cerrado]").hidden = !cerrado;
    tira.querySelector("[data-falta]").textContent = cerrado ? "" : `, ${palabras(faltan)}`;
    tira.dataset.estado = cerrado ? "cerrado" : faltan <= PRONTO ? "pronto" : "abierto";
  };
  const reloj = setInterval(pintar, MINUTO / 4);
  pintar();
}
