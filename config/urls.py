"""Every address of the system. Names are Spanish; only sign-in keeps its library's names."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from config.estado import estado
from config.salud import salud, vivo

# Order matters where two apps share a prefix: the more specific one comes first. What is asked most
# goes before the rest, for an address is looked for app by app.
CON_PANTALLAS = (
    "canalizacion",
    "supervision",
    "operaciones",
    "carga",
    "catalogos",
    "relevos",
    "archivo",
    "oficios",
    "buzon",
    "giras",
    "acuerdos",
    "vinculacion",
    "lenguas",
    "sugerencias",
    "correspondencia",
    "avisos",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("salud/", salud, name="salud"),
    path("salud/vivo/", vivo, name="vivo"),
    path("estado/", estado, name="estado"),
    path("cuenta/", include("config.urls_cuenta")),
]
urlpatterns += [
    path("", include(f"coordinacion.{app}.urls"))
    for app in CON_PANTALLAS
    if find_spec(f"coordinacion.{app}.urls")
]

handler400 = "config.errores.solicitud_invalida"
handler403 = "config.errores.prohibido"
handler404 = "config.errores.no_encontrado"
handler500 = "config.errores.error_interno"
