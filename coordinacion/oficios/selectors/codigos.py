"""From the code printed on an oficio, or a number as typed, to the oficio."""

import re

from django.db.models import QuerySet

from coordinacion.nucleo.tecleado import entero
from coordinacion.oficios.models import AcuseDigitalizado, Oficio
from coordinacion.organizacion.models import Usuario

_QR = re.compile(r"/oficios/(\d{1,18})/?$")


def del_codigo(usuario: Usuario, texto: str) -> Oficio | None:
    """The oficio that a code or a whole number names, among those that `usuario` may read."""
    visibles = Oficio.objects.visibles_para(usuario).filter(numero__isnull=False)
    codigo = _QR.search(texto.strip())
    if codigo:
        return visibles.filter(pk=entero(codigo[1])).first()
    return visibles.filter(folio=texto.strip().upper()).first()


def digitalizados_de(usuario: Usuario) -> QuerySet[AcuseDigitalizado]:
    """Scans that this person uploaded and nobody confirmed yet, oldest first."""
    pendientes = AcuseDigitalizado.objects.filter(subido_por=usuario, resuelto_en__isnull=True)
    return pendientes.select_related("documento", "oficio").order_by("pk")
