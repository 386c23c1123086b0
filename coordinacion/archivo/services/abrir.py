"""abrir: a new file, with the next number of its series and year."""

from django.db import IntegrityError, transaction

from coordinacion.archivo import reglas
from coordinacion.archivo.models import Expediente
from coordinacion.archivo.permisos import puede
from coordinacion.archivo.services.comun import asentar_expediente
from coordinacion.bitacora.hechos import Hecho
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, SinPermiso
from coordinacion.nucleo.etiquetas import VerboExpediente as Verbo
from coordinacion.nucleo.services import siguiente
from coordinacion.organizacion.models import Usuario


def abrir(actor: Usuario, expediente: Expediente) -> Expediente:
    """Keep `expediente` (unsaved: series, title and place) with its number; the same form twice
    gives the one already kept. Raises `SinPermiso`, or `DatoInvalido`.
    """
    if not puede(actor, Verbo.ABRIR):
        raise SinPermiso
    ya = _ya_abierto(expediente)
    if ya is not None:
        return ya
    _validar(expediente)
    try:
        return _guardar(actor, expediente)
    except IntegrityError:
        # the same form, sent twice at once: the other one was faster
        repetido = _ya_abierto(expediente)
        if repetido is None:
            raise
        return repetido


def _ya_abierto(expediente: Expediente) -> Expediente | None:
    return Expediente.objects.filter(clave_envio=expediente.clave_envio).first()


def _validar(expediente: Expediente) -> None:
    faltan = {
        campo: mensaje
        for campo, mensaje in {
            "titulo": "Escriba el título del expediente.",
            "ubicacion": "Escriba dónde se guarda.",
        }.items()
        if not getattr(expediente, campo).strip()
    }
    if not expediente.serie.rige(reloj.hoy()):
        faltan["serie"] = f"La serie {expediente.serie} no está vigente hoy."
    if faltan:
        raise DatoInvalido(faltan)


@transaction.atomic
def _guardar(actor: Usuario, expediente: Expediente) -> Expediente:
    clave, anio = expediente.serie.clave, reloj.hoy().year
    expediente.abierto_por, expediente.abierto_en = actor, reloj.ahora()
    expediente.anio = anio
    expediente.numero = siguiente(reglas.contador(clave), anio)
    expediente.codigo = reglas.codigo(clave, anio, expediente.numero)
    expediente.save()
    asentar_expediente(actor, Hecho.EXPEDIENTE_ABIERTO, expediente, titulo=expediente.titulo)
    return expediente
