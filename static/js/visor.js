// The document beside the form. PDF pages are painted on a canvas by pdf.js, pictures are pictures.
// pdf.js stays at the release that decodes scans without WebAssembly or eval: the policy has neither.

const recuerdos = new Map(); // by document: page and turn
const zooms = new Map(); // by viewer: the zoom stays when the next letter comes
const PASO = 1.25;
const MINIMO = 0.25;
const MAXIMO = 5;
const MAXIMO_PUNTOS = 16_000_000; // a canvas larger than this is refused by phones

let lectorPedido = null;

async function lector(visor) {
  lectorPedido ??= import(visor.dataset.lector).then((pdf) => {
    pdf.GlobalWorkerOptions.workerSrc = visor.dataset.trabajador;
    return pdf;
  });
  return lectorPedido;
}

class Pdf {
  static async abrir(visor) {
    const pdf = await lector(visor);
    const recursos = new URL(visor.dataset.recursos, location.href).href;
    const tarea = pdf.getDocument({
      url: visor.dataset.url,
      isEvalSupported: false,
      useWasm: false,
      enableXfa: false,
      wasmUrl: recursos,
      standardFontDataUrl: recursos,
    });
    return new Pdf(await tarea.promise);
  }

  constructor(documento) {
    this.documento = documento;
    this.paginas = documento.numPages;
    this.lienzo = document.createElement("canvas");
    this.lienzo.setAttribute("role", "img");
  }

  get elemento() {
    return this.lienzo;
  }

  async pintar({ pagina, giro, escala }) {
    this.pintando?.cancel();
    const hoja = await this.documento.getPage(pagina);
    const vista = hoja.getViewport({ scale: 1, rotation: (hoja.rotate + giro) % 360 });
    const medida = escala(vista.width, vista.height);
    const cabe = Math.sqrt(MAXIMO_PUNTOS / (vista.width * vista.height)) / medida;
    const densidad = Math.min(window.devicePixelRatio || 1, cabe);
    const lugar = hoja.getViewport({ scale: medida * densidad, rotation: vista.rotation });
    this.lienzo.width = Math.floor(lugar.width);
    this.lienzo.height = Math.floor(lugar.height);
    this.lienzo.style.width = `${Math.floor(vista.width * medida)}px`;
    this.lienzo.style.height = `${Math.floor(vista.height * medida)}px`;
    this.pintando = hoja.render({
      canvas: this.lienzo,
      canvasContext: this.lienzo.getContext("2d"),
      viewport: lugar,
    });
    await this.pintando.promise.catch((e) => {
      if (e.name !== "RenderingCancelledException") throw e;
    });
  }

  cerrar() {
    this.documento.destroy();
  }
}

/** A picture is turned by its style; the margin gives the turned edges their room. */
class Imagen {
  static async abrir(visor) {
    const imagen = new Image();
    imagen.src = visor.dataset.url;
    imagen.alt = "";
    await imagen.decode();
    return new Imagen(imagen);
  }

  constructor(imagen) {
    this.imagen = imagen;
    this.paginas = 1;
    this.elemento = imagen;
  }

  async pintar({ giro, escala }) {
    const { naturalWidth: ancho, naturalHeight: alto } = this.imagen;
    const acostada = giro % 180 !== 0;
    const medida = escala(acostada ? alto : ancho, acostada ? ancho : alto);
    const sobra = acostada ? ((alto - ancho) * medida) / 2 : 0;
    this.imagen.style.width = `${ancho * medida}px`;
    this.imagen.style.height = `${alto * medida}px`;
    this.imagen.style.transform = `rotate(${giro}deg)`;
    this.imagen.style.margin = `${-sobra}px auto`;
  }

  cerrar() {}
}

class Visor {
  constructor(elemento) {
    this.elemento = elemento;
    this.marco = elemento.querySelector("[data-lienzo]");
    this.rotulo = elemento.querySelector("[data-pagina]");
    this.lugar = recuerdos.get(elemento.dataset.url) ?? { pagina: 1, giro: 0 };
    recuerdos.set(elemento.dataset.url, this.lugar);
  }

  get zoom() {
    return zooms.get(this.elemento.id) ?? 1;
  }

  set zoom(valor) {
    zooms.set(this.elemento.id, Math.min(Math.max(valor, MINIMO), MAXIMO));
  }

  async abrir() {
    const clase = this.elemento.dataset.mime === "application/pdf" ? Pdf : Imagen;
    this.marco.replaceChildren(parrafo("Abriendo el documento…"));
    try {
      this.hoja = await clase.abrir(this.elemento);
    } catch {
      this.marco.replaceChildren(parrafo("No se pudo mostrar aquí. Ábralo en otra pestaña."));
      return;
    }
    this.lugar.pagina = Math.min(this.lugar.pagina, this.hoja.paginas);
    this.rotular();
    this.marco.replaceChildren(this.hoja.elemento);
    await this.pintar();
    this.vigilarAncho();
  }

  async pintar() {
    this.rotular();
    const ancho = this.marco.clientWidth - 2;
    await this.hoja.pintar({
      ...this.lugar,
      escala: (suAncho) => (ancho / suAncho) * this.zoom,
    });
  }

  rotular() {
    const texto = `${this.lugar.pagina} de ${this.hoja.paginas}`;
    if (this.rotulo.textContent !== texto) this.rotulo.textContent = texto;
    const nombre = `Página ${texto} de ${this.elemento.dataset.nombre}`;
    this.hoja.elemento.setAttribute(this.hoja instanceof Pdf ? "aria-label" : "alt", nombre);
    this.marcarExtremos();
  }

  marcarExtremos() {
    const { pagina } = this.lugar;
    const fines = { anterior: pagina === 1, siguiente: pagina === this.hoja.paginas };
    for (const [orden, fin] of Object.entries(fines)) {
      const boton = this.elemento.querySelector(`[data-orden=${orden}]`);
      boton.setAttribute("aria-disabled", String(fin));
    }
  }

  irA(pagina) {
    if (pagina < 1 || pagina > this.hoja.paginas) return false;
    this.lugar.pagina = pagina;
    this.marco.scrollTop = 0;
    this.pintar();
    return true;
  }

  /** Down to the end of the page first, then to the next one; and the same upwards. */
  recorrer(sentido) {
    const antes = this.marco.scrollTop;
    this.marco.scrollTop += sentido * this.marco.clientHeight * 0.85;
    if (Math.abs(this.marco.scrollTop - antes) < 2) this.irA(this.lugar.pagina + sentido);
  }

  ordenar(orden) {
    if (!this.hoja) return;
    const ordenes = {
      anterior: () => this.irA(this.lugar.pagina - 1),
      siguiente: () => this.irA(this.lugar.pagina + 1),
      acercar: () => this.cambiarZoom(this.zoom * PASO),
      alejar: () => this.cambiarZoom(this.zoom / PASO),
      ancho: () => this.cambiarZoom(1),
      girar: () => {
        this.lugar.giro = (this.lugar.giro + 90) % 360;
        this.pintar();
      },
      bajar: () => this.recorrer(1),
      subir: () => this.recorrer(-1),
    };
    ordenes[orden]?.();
  }

  cambiarZoom(valor) {
    this.zoom = valor;
    this.pintar();
  }

  vigilarAncho() {
    let ancho = this.marco.clientWidth;
    const ojo = new ResizeObserver(() => {
      if (!this.elemento.isConnected) {
        ojo.disconnect();
        this.hoja.cerrar();
      } else if (this.marco.clientWidth && Math.abs(this.marco.clientWidth - ancho) > 24) {
        ancho = this.marco.clientWidth;
        this.pintar();
      }
    });
    ojo.observe(this.marco);
  }
}

function parrafo(texto) {
  const p = document.createElement("p");
  p.textContent = texto;
  return p;
}

const TECLAS = {
  PageDown: "bajar",
  PageUp: "subir",
  "+": "acercar",
  "-": "alejar",
  0: "ancho",
  r: "girar",
};

/** The bar is one stop of the keyboard; the arrows move inside it. */
function barra(elemento) {
  const paradas = [...elemento.querySelectorAll(".visor-barra button, .visor-barra a")];
  paradas.forEach((uno, i) => (uno.tabIndex = i ? -1 : 0));
  elemento.querySelector(".visor-barra").addEventListener("keydown", (e) => {
    const paso = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    const actual = paradas.indexOf(document.activeElement);
    if (!paso || actual < 0) return;
    e.preventDefault();
    const destino = paradas[(actual + paso + paradas.length) % paradas.length];
    paradas.forEach((uno) => (uno.tabIndex = uno === destino ? 0 : -1));
    destino.focus();
  });
}

export function montar(elemento) {
  const visor = new Visor(elemento);
  barra(elemento);
  elemento.addEventListener("click", (e) => {
    const boton = e.target.closest("[data-orden]");
    if (boton && boton.getAttribute("aria-disabled") !== "true") visor.ordenar(boton.dataset.orden);
  });
  visor.marco.addEventListener("keydown", (e) => {
    if (e.altKey || e.ctrlKey || e.metaKey || !Object.hasOwn(TECLAS, e.key)) return;
    e.preventDefault();
    visor.ordenar(TECLAS[e.key]);
  });
  const desdeElFormulario = (e) => {
    if (!elemento.isConnected) return document.removeEventListener("keydown", desdeElFormulario);
    if (!e.altKey || !["PageDown", "PageUp"].includes(e.key) || !elemento.offsetParent) return;
    e.preventDefault();
    visor.ordenar(TECLAS[e.key]);
  };
  document.addEventListener("keydown", desdeElFormulario);
  cuandoSeVea(elemento, () => visor.abrir());
}

/** On a phone the document is below, or in a closed section: its megabyte waits until it is seen. */
function cuandoSeVea(elemento, abrir) {
  const ojo = new IntersectionObserver((vistos) => {
    if (!vistos.some((uno) => uno.isIntersecting)) return;
    ojo.disconnect();
    abrir();
  });
  ojo.observe(elemento);
}
