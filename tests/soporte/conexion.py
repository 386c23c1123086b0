"""A page that is left while its connection is cut."""

from playwright.sync_api import Page


def dejar_sin_conexion(pagina: Page, direccion: str) -> None:
    """Leave a page that keeps its draft, whose connection is cut, and open `direccion` with it.

    What a browser sends of a page that is being left goes around the cut of the others: without a
    connection it would fail too.
    """
    pagina.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('sin red')) }")
    pagina.goto("about:blank")
    pagina.context.set_offline(False)
    pagina.goto(direccion)
