"""What a mail may say of a commitment to who has no account, and what may be done from it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.selectors.compromisos import QUE_SE_DICE
from coordinacion.acuerdos.selectors.enlaces import enlaces_de
from coordinacion.avisos.reglas import Pendiente, Renglon
from coordinacion.canalizacion.selectors import avisables
from coordinacion.organizacion.selectors import unidad
from coordinacion.plazos.semaforo import semaforo

_PAGINA = re.compile(r"/compromisos/(\d{1,18})/$")


def situar(pendientes: Sequence[Pendiente]) -> Mapping[int, Renglon]:
    """As `canalizacion` says, and for addresses without an account their commitments' links."""
    sin_cuenta = [uno for uno in pendientes if uno.destinatario_id is None]
    suyos = {uno.id: pk for uno in sin_cuenta if (pk := _compromiso(uno.url)) is not None}
    if not suyos:
        return avisables.situar(pendientes)
    compromisos = Compromiso.objects.select_related(*QUE_SE_DICE).in_bulk(set(suyos.values()))
    de_la_unidad = unidad().pk
    externos = {u.id for u in sin_cuenta if u.id in suyos and u.institucion_id == de_la_unidad}
    renglones = dict(avisables.situar([u for u in pendientes if u.id not in externos]))
    for uno in (u for u in sin_cuenta if u.id in suyos):
        compromiso = compromisos.get(suyos[uno.id])
        renglon = renglones.get(uno.id)
        if uno.id in externos and compromiso is not None:
            renglon = _de_fuera(uno, compromiso, de_la_unidad)
        if renglon is not None and compromiso is not None:
            enlaces = enlaces_de(compromiso, uno.direccion)
            renglones[uno.id] = replace(renglon, enlaces=enlaces, url="")
    return renglones


def _compromiso(url: str) -> int | None:
    hallada = _PAGINA.search(url)
    return int(hallada[1]) if hallada else None


def _de_fuera(uno: Pendiente, compromiso: Compromiso, unidad_id: int) -> Renglon | None:
    """To who is still its address; of a clock that ended nothing is said any more."""
    direcciones = (compromiso.externo_correo.lower(), compromiso.verifica_externo_correo.lower())
    if uno.direccion.lower() not in direcciones:
        return None
    titulo, plazo = uno.titulo, compromiso.plazo
    if uno.plazo_id is not None:
        if plazo is None or plazo.cerrado_en is not None:
            return None
        titulo = f"{semaforo(plazo).texto}: {compromiso.folio}"
    return Renglon(
        titulo=titulo,
        detalle=uno.texto,
        url="",
        instituciones=frozenset({unidad_id}),
        cuenta_de=f"compromiso:{compromiso.pk}",
        vence_en=plazo.vence_en if plazo else None,
    )
