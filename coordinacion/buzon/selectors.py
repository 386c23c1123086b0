"""Reads of what came in by mail, and of how the mailbox is."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Q

from coordinacion.avisos.models import Correo
from coordinacion.buzon.imap import BuzonMalConfigurado, Cuenta
from coordinacion.buzon.mensaje import Mensaje
from coordinacion.buzon.models import CorreoRecibido, CorreoRecibidoQuerySet, LecturaDelBuzon
from coordinacion.buzon.reglas import folios_citados
from coordinacion.canalizacion.models import Turno, TurnoQuerySet
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.documentos.models import Documento, DocumentoQuerySet
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorreoRecibido
from coordinacion.nucleo.paginas import rebanada
from coordinacion.nucleo.salud import Parte
from coordinacion.nucleo.templatetags.interfaz import fecha_hora_corta
from coordinacion.organizacion.models import Adscripcion, Titular, Usuario
from coordinacion.organizacion.vigencia import en_vigor

SILENCIO_MAXIMO = timedelta(minutes=30)
QUE_HACER = "Revise BUZON_URL y el servidor de correo. Nada se pierde: se leerá al volver."


def bandeja(usuario: Usuario, estado: str, numero: int) -> tuple[list[CorreoRecibido], bool]:
    """One page of the mails in that state, newest first, and whether there is another."""
    suyos = CorreoRecibido.objects.visibles_para(usuario).filter(estado=estado).defer("texto")
    filas = suyos.select_related("carta", "turno__correspondencia", "turno__institucion")
    return rebanada(filas.prefetch_related("adjuntos").order_by("-pk"), numero)


def correo_para(usuario: Usuario) -> CorreoRecibidoQuerySet:
    """Mails that `usuario` may open, with what their page shows."""
    return CorreoRecibido.objects.visibles_para(usuario).select_related(
        "carta",
        "atendido_por",
        "turno__correspondencia",
        "turno__institucion",
        "turno_sugerido__correspondencia",
        "turno_sugerido__institucion",
    )


def documentos_de(correo: CorreoRecibido) -> DocumentoQuerySet:
    """The attachments of a mail that the gate took."""
    return Documento.objects.filter(pk__in=correo.adjuntos.values("documento_id"))


def siguiente_por_atender(usuario: Usuario) -> CorreoRecibido | None:
    """The oldest mail about which nobody decided."""
    suyos = CorreoRecibido.objects.visibles_para(usuario)
    return suyos.filter(estado=EstadoCorreoRecibido.POR_ATENDER).order_by("pk").first()


def ya_recibido(clave: str) -> bool:
    """Whether that mail was kept before."""
    return CorreoRecibido.objects.filter(clave=clave).exists()


def es_nuestro(clave: str) -> bool:
    """Whether that Message-ID is of a mail that this system sent."""
    return Correo.objects.filter(message_id=clave).exists()


def turno_sugerido(mensaje: Mensaje) -> Turno | None:
    """The turn that the mail seems to answer: that of our mail that it replies to, or of a folio
    that it quotes; nothing when there is more than one."""
    for posibles in (_de_lo_que_contesta(mensaje), _de_lo_que_cita(mensaje)):
        if len(posibles) == 1:
            return posibles[0]
    return None


def _por_responder() -> TurnoQuerySet:
    return Turno.objects.pendientes().filter(caracter=Caracter.ATENCION)


def _de_lo_que_contesta(mensaje: Mensaje) -> Sequence[Turno]:
    """Turns of which one of our mails told its recipient."""
    nuestros = Correo.objects.filter(message_id__in=mensaje.citas).prefetch_related("avisos")
    filtro = Q(pk__in=[])
    for correo in nuestros:
        asuntos = [aviso.asunto_id for aviso in correo.avisos.all() if aviso.asunto_id]
        filtro |= Q(correspondencia__in=asuntos, institucion__in=correo.instituciones)
    return list(_por_responder().filter(filtro)[:2])


def _de_lo_que_cita(mensaje: Mensaje) -> Sequence[Turno]:
    """Turns of the letters quoted; of several, those of the institution that seems to write."""
    folios = folios_citados(f"{mensaje.asunto}\n{mensaje.texto}")
    if not folios:
        return []
    turnos = list(_por_responder().filter(correspondencia__folio__in=folios)[:50])
    suyos = _instituciones_de(mensaje.de_correo)
    return [uno for uno in turnos if uno.institucion_id in suyos] or turnos


def _instituciones_de(correo: str) -> set[int]:
    """For whom an address may speak: as head, or as one of its liaisons."""
    if not correo:
        return set()
    hoy = en_vigor(reloj.hoy())
    titulares = Titular.objects.filter(hoy, correo__iexact=correo)
    personas = Adscripcion.objects.filter(hoy, usuario__email__iexact=correo)
    return {
        *titulares.values_list("institucion_id", flat=True),
        *personas.values_list("institucion_id", flat=True),
    }


def situacion_del_buzon() -> Parte:
    """For the health page, which may not fail: when it was last read, and what went wrong."""
    if not settings.BUZON_URL:
        return Parte(True, "apagado: no se configuró BUZON_URL")
    try:
        cuenta = str(Cuenta.de_url(settings.BUZON_URL))
        return _situacion(LecturaDelBuzon.objects.filter(cuenta=cuenta).first())
    except BuzonMalConfigurado as error:
        return Parte(False, str(error), "Corrija BUZON_URL.")
    except DatabaseError:
        connection.close()
        return Parte(False, "se desconoce: la base de datos no responde")


def _situacion(lectura: LecturaDelBuzon | None) -> Parte:
    leido_en = lectura.leido_en if lectura else None
    leido = f"leído el {fecha_hora_corta(leido_en)}" if leido_en else "nunca se ha leído"
    if lectura and lectura.fallo_en and (leido_en is None or lectura.fallo_en > leido_en):
        cuando = fecha_hora_corta(lectura.fallo_en)
        return Parte(False, f"{leido}; falló el {cuando}: {lectura.falla}", QUE_HACER)
    if leido_en is None or reloj.ahora() - leido_en > SILENCIO_MAXIMO:
        return Parte(False, leido, "Arranque el reloj y el trabajador de Celery (beat y worker).")
    return Parte(True, leido)
