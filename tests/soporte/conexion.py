"""A page that is left while its connection is cut."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page


@contextmanager
def dejada_sin_conexion(pagina: Page, direccion: str) -> Iterator[None]:
    """Leave a page that keeps its draft, whose connection is cut, and open `direccion` with it;
    nothing of a draft goes up until the end.

    What a browser still sends of a page that was left may find the connection there.
    """
    guardar = f"**{pagina.locator('[data-guardar]').get_attribute('data-guardar')}"
    pagina.route(guardar, lambda ruta: ruta.abort())
    pagina.goto("about:blank")
    pagina.context.set_offline(False)
    pagina.goto(direccion)
    yield
    pagina.unroute(guardar)
