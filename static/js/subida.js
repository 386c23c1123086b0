// Files: dropped or chosen, several at once. With an address each goes alone, with its progress and
// its own error; without one they ride in the form, as they would with no script at all.

const megas = (bytes) => `${(bytes / 1048576).toFixed(1)} MB`;

function galleta(nombre) {
  const par = document.cookie.split("; ").find((uno) => uno.startsWith(`${nombre}=`));
  return par ? decodeURIComponent(par.slice(nombre.length + 1)) : "";
}

function ficha() {
  const cabeceras = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
  return cabeceras["X-CSRFToken"] ?? galleta("csrftoken");
}

function renglon(archivo) {
  const li = document.createElement("li");
  const nombre = document.createElement("span");
  nombre.className = "subida-nombre";
  nombre.textContent = archivo.name;
  const estado = document.createElement("span");
  estado.className = "subida-estado";
  estado.textContent = megas(archivo.size);
  li.append(nombre, estado);
  return { li, estado };
}

function fallo(linea, texto) {
  linea.li.classList.add("subida-error");
  linea.estado.textContent = texto;
}

/** The server's own words if it gave any, or what the status means. */
function motivo(pedido) {
  try {
    const datos = JSON.parse(pedido.responseText);
    if (datos.error) return datos.error;
  } catch {
    // Not JSON: an error page. Its status is enough.
  }
  if (pedido.status === 413) return "El archivo es demasiado grande.";
  return "No se pudo guardar. Intente de nuevo.";
}

function enviar(url, archivo, alAvanzar) {
  return new Promise((listo, error) => {
    const pedido = new XMLHttpRequest();
    const datos = new FormData();
    datos.append("archivo", archivo);
    pedido.open("POST", url);
    pedido.setRequestHeader("X-CSRFToken", ficha());
    pedido.setRequestHeader("Accept", "application/json");
    pedido.upload.addEventListener("progress", (e) => alAvanzar(e.loaded / e.total));
    pedido.addEventListener("error", () => error("No hay conexión. Intente de nuevo."));
    pedido.addEventListener("load", () => {
      if (pedido.status < 300) listo(JSON.parse(pedido.responseText));
      else error(motivo(pedido));
    });
    pedido.send(datos);
  });
}

class Subida {
  constructor(zona) {
    this.zona = zona;
    this.entrada = zona.querySelector("input[type=file]");
    this.lista = zona.querySelector("[data-lista]");
    this.maximo = Number(zona.dataset.maximoMb) * 1048576;
  }

  recibir(archivos) {
    const aceptados = this.entrada.multiple ? [...archivos] : [...archivos].slice(0, 1);
    if (this.zona.dataset.url) return this.porSeparado(aceptados);
    const paquete = new DataTransfer();
    for (const uno of aceptados) paquete.items.add(uno);
    this.entrada.files = paquete.files;
    this.mostrarElegidos();
  }

  mostrarElegidos() {
    this.lista.replaceChildren();
    for (const archivo of this.entrada.files) {
      const linea = renglon(archivo);
      if (archivo.size > this.maximo) fallo(linea, this.muyGrande());
      this.lista.append(linea.li);
    }
    this.lista.hidden = !this.entrada.files.length;
  }

  muyGrande() {
    return `Pesa más de ${this.zona.dataset.maximoMb} MB y no se podrá guardar.`;
  }

  async porSeparado(archivos) {
    this.lista.hidden = false;
    const lineas = archivos.map((archivo) => [archivo, renglon(archivo)]);
    this.lista.append(...lineas.map(([, linea]) => linea.li));
    this.entrada.value = "";
    for (const [archivo, linea] of lineas) await this.subirUno(archivo, linea);
    this.zona.dispatchEvent(new CustomEvent("subidaTerminada", { bubbles: true }));
  }

  async subirUno(archivo, linea) {
    if (archivo.size > this.maximo) return fallo(linea, this.muyGrande());
    const avance = document.createElement("progress");
    avance.max = 1;
    avance.value = 0;
    avance.setAttribute("aria-label", `Avance de ${archivo.name}`);
    linea.li.append(avance);
    try {
      const datos = await enviar(this.zona.dataset.url, archivo, (v) => (avance.value = v));
      linea.estado.textContent = "Guardado";
      this.anotar(datos.id);
    } catch (texto) {
      fallo(linea, typeof texto === "string" ? texto : "No se pudo guardar. Intente de nuevo.");
    }
    avance.remove();
  }

  /** What was stored travels in the form by its number, under the name of the field. */
  anotar(id) {
    if (id === undefined || !this.entrada.form) return;
    const oculto = document.createElement("input");
    oculto.type = "hidden";
    oculto.name = `${this.entrada.name}_id`;
    oculto.value = id;
    this.zona.append(oculto);
  }
}

export function montar(zona) {
  const subida = new Subida(zona);
  const encima = (si) => zona.toggleAttribute("data-encima", si);
  zona.addEventListener("dragover", (e) => {
    e.preventDefault();
    encima(true);
  });
  zona.addEventListener("dragleave", () => encima(false));
  zona.addEventListener("drop", (e) => {
    e.preventDefault();
    encima(false);
    subida.recibir(e.dataTransfer.files);
  });
  subida.entrada.addEventListener("change", () => {
    if (zona.dataset.url) subida.recibir(subida.entrada.files);
    else subida.mostrarElegidos();
  });
}
