"""escribir: who does what by when, before anybody owes it."""

from django.db import transaction
from django.db.models import Max

from coordinacion.acuerdos.models import Acuerdo, Compromiso
from coordinacion.acuerdos.permisos import DE_LA_UNIDAD
from coordinacion.acuerdos.reglas_compromiso import errores
from coordinacion.acuerdos.services.compromisos.comun import (
    asentar_compromiso,
    exigir,
    pacto_de,
)
from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoAcuerdo
from coordinacion.nucleo.etiquetas import VerboCompromiso as Verbo
from coordinacion.nucleo.templatetags.interfaz import fecha_corta
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles


@transaction.atomic
def escribir(actor: Usuario, acuerdo_id: int, compromiso: Compromiso) -> Compromiso:
    """Keep `compromiso` (unsaved, without its agreement) as one more of that agreement.

    It takes its number and folio here. By when may be missing until it is formalised. Raises
    `Acuerdo.DoesNotExist` (foreign), `SinPermiso`, `EstadoNoAdmite` (the agreement was not
    reached) or `DatoInvalido`.
    """
    visibles = Acuerdo.objects.visibles_para(actor)
    acuerdo = visibles.select_for_update(of=("self",)).get(pk=acuerdo_id)
    if not papeles(actor).tiene(*DE_LA_UNIDAD[Verbo.ESCRIBIR]):
        raise SinPermiso
    if acuerdo.estado == EstadoAcuerdo.NO_ALCANZADO:
        raise EstadoNoAdmite(f"El acuerdo {acuerdo} no se alcanzó: no admite compromisos.")
    exigir(_falta_texto(compromiso) | dict(errores(pacto_de(compromiso))))
    numero = (acuerdo.compromisos.aggregate(n=Max("numero"))["n"] or 0) + 1
    compromiso.acuerdo, compromiso.numero = acuerdo, numero
    compromiso.folio = f"{acuerdo.folio}/{numero}"
    compromiso.creado_por, compromiso.creado_en = actor, reloj.ahora()
    compromiso.save(force_insert=True)
    fecha, origen = compromiso.fecha_comprometida, compromiso.continua_a
    asentar_compromiso(
        actor,
        Hecho.COMPROMISO_ESCRITO,
        compromiso,
        fecha=fecha_corta(fecha) if fecha else "",
        origen=origen.folio if origen else "",
    )
    return compromiso


def _falta_texto(compromiso: Compromiso) -> dict[str, str]:
    return {} if compromiso.texto.strip() else {"texto": "Escriba a qué se compromete."}
