"""Numbered forms for an event: printed in blank, and found again by their code when scanned."""

from django.db import transaction

from coordinacion.canalizacion.services.adjuntar import adjuntar
from coordinacion.documentos import qr
from coordinacion.documentos.models import Documento
from coordinacion.giras import selectors
from coordinacion.giras.models import HojaEnBlanco, Renglon
from coordinacion.giras.permisos import exigir
from coordinacion.giras.services.capturar import exigir_que_reciba
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboGira as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.vinculacion.models import Reunion

MAXIMO = 100
ULTIMA = 32_000
"""The last number that a form may have."""
_AJENA = "«{nombre}» no trae el código de una hoja de esta gira: revise que se vea completo."
_REPETIDA = "La hoja {numero} ya está digitalizada."


@transaction.atomic
def imprimir_hojas(actor: Usuario, reunion_id: int, *, desde: int, cuantas: int) -> None:
    """Number `cuantas` forms from `desde`, the number that the page showed as next; sent twice,
    the same forms. Raises `SinPermiso`, `Reunion.DoesNotExist`, `DatoInvalido`, or
    `EstadoNoAdmite` for a cancelled event."""
    exigir(actor, Verbo.IMPRIMIR_HOJAS)
    reunion = selectors.giras_para(actor).select_for_update(of=("self",)).get(pk=reunion_id)
    exigir_que_reciba(reunion)
    if not 1 <= cuantas <= MAXIMO:
        raise DatoInvalido({"cuantas": f"Imprima de 1 a {MAXIMO} hojas."})
    if not 1 <= desde <= selectors.siguiente_hoja(reunion):
        raise DatoInvalido("La numeración cambió mientras tanto. Vuelva a intentarlo.")
    if desde + cuantas > ULTIMA:
        raise DatoInvalido({"cuantas": "Ya no quedan números de hoja en esta gira."})
    ahora = reloj.ahora()
    HojaEnBlanco.objects.bulk_create(
        [
            HojaEnBlanco(reunion=reunion, numero=numero, impresa_por=actor, impresa_en=ahora)
            for numero in range(desde, desde + cuantas)
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def leer_hoja(
    actor: Usuario, reunion: Reunion, documento: Documento, *, numero: int | None = None
) -> HojaEnBlanco:
    """Join a scan just kept to its form, by its code unless `numero` says which, and to the letter
    that was written on it when there is one.

    Raises `SinPermiso`, or `DatoInvalido` on "archivo": without a code of this event, or of a form
    that already has its scan.
    """
    exigir(actor, Verbo.LEER_HOJAS)
    hoja = _hoja_de(reunion, documento, numero)
    hoja.escaneo = documento
    hoja.save(update_fields=["escaneo"])
    renglon = Renglon.objects.filter(hoja=hoja, carta__isnull=False).first()
    if renglon is not None and renglon.carta_id is not None:
        adjuntar(actor, renglon.carta_id, [documento])
    return hoja


def _hoja_de(reunion: Reunion, documento: Documento, numero: int | None) -> HojaEnBlanco:
    hojas = HojaEnBlanco.objects.filter(reunion=reunion).select_for_update(of=("self",))
    if numero is None:
        with documento.archivo.open("rb") as bytes_:
            codigos = qr.leer(bytes_.read(), documento.mime)
        suyas = [hoja for hoja in hojas if any(c.endswith(hoja.ruta) for c in codigos)]
    else:
        suyas = list(hojas.filter(numero=numero))
    if not suyas:
        raise DatoInvalido({"archivo": _AJENA.format(nombre=documento.nombre)})
    if suyas[0].escaneo_id is not None:
        raise DatoInvalido({"archivo": _REPETIDA.format(numero=suyas[0].numero)})
    return suyas[0]
