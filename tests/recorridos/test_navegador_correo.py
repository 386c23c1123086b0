"""What goes and comes by mail, in a real browser: a head at a phone without an account answers
from the links of a mail, and reception registers a mail that came in."""

from __future__ import annotations

from typing import Any

from coordinacion.buzon.imap import Bajado, Cuenta
from coordinacion.buzon.models import CorreoRecibido, LecturaDelBuzon
from coordinacion.buzon.services import recibir_correo
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from tests.buzon.conftest import con_adjunto, correo
from tests.canalizacion.enlaces import enlace, turno_por_correo
from tests.documentos.archivos import pdf
from tests.elenco import Elenco
from tests.recorridos.pasos_navegador import TELEFONO, Persona, Puesto
from tests.soporte.revision import retratar


def _llega(mensaje: Any) -> CorreoRecibido:
    cuenta = Cuenta.de_url("imaps://unidad:x@correo.example/")
    LecturaDelBuzon.objects.get_or_create(cuenta=str(cuenta))
    recibido = recibir_correo(cuenta, Bajado(1, mensaje.as_bytes(), reloj.ahora(), 1, True))
    assert recibido is not None
    return recibido


def test_la_titular_sin_cuenta_acusa_y_responde_desde_su_telefono(
    gente: Elenco, servidor: str, new_context: Any
) -> None:
    turno = turno_por_correo(gente)
    acusar, responder = (enlace(turno, verbo) for verbo in ("acusar", "responder"))
    titular = Persona(new_context(has_touch=True, is_mobile=True), servidor, gente.extrano)
    titular.pagina.set_viewport_size(TELEFONO)
    titular.abre(acusar)
    titular.lee(turno.correspondencia.folio, "Queda constancia")
    retratar(titular.pagina, "correo-enlace-390")
    titular.pulsa("Acusar de recibido")
    titular.lee("Quedó registrado")
    titular.abre(responder)
    titular.escribe(texto="Se programó la obra para enero.")
    titular.pulsa("Registrar respuesta")
    titular.lee("Indique el sentido")
    assert titular.campo("Respuesta").input_value() == "Se programó la obra para enero."
    titular.campo("Sentido de la respuesta").select_option(index=1)
    titular.pulsa("Registrar respuesta")
    titular.lee("La unidad coordinadora la revisará")
    assert Turno.objects.get(pk=turno.pk).estado == "respondido"
    titular.pagina.goto(f"{servidor}{responder}")
    titular.lee("El enlace ya no sirve")


def test_oficialia_registra_un_correo_y_aparta_otro(gente: Elenco, puesto: Puesto) -> None:
    oficialia = puesto("oficialia")
    oficialia.abre("/correo-recibido/")
    oficialia.lee("No hay correo por atender")
    texto = "Pedimos la rehabilitación del pozo.\n\nGracias."
    peticion = con_adjunto(correo("Solicitud de agua", texto), pdf(), "peticion.pdf")
    _llega(con_adjunto(peticion, b"MZ", "foto.exe"))
    oficialia.abre("/correo-recibido/")
    oficialia.pulsa("Solicitud de agua")
    oficialia.lee("Pedimos la rehabilitación", "peticion.pdf", "No se guardó")
    oficialia.pulsa("Registrar correo")
    retratar(oficialia.pagina, "correo-registrar-1366")
    oficialia.elige("Dirigida a", "Gobernador del Estado")
    oficialia.pulsa("Registrar y siguiente")
    carta = Correspondencia.objects.get()
    oficialia.lee(f"Registrada con el folio {carta.folio}")
    otro = _llega(correo("Promoción de tóner", Message_ID="<toner@x>"))
    oficialia.abre(otro.get_absolute_url())
    oficialia.pulsa("Descartar correo")
    oficialia.escribe(motivo="Publicidad")
    oficialia.pulsa("Descartar correo")
    oficialia.lee("Correo recibido y descartado", "Publicidad")
    oficialia.pulsa("Devolver a la bandeja")
    oficialia.lee("Correo por atender")
    oficialia.pagina.set_viewport_size(TELEFONO)
    oficialia.abre("/correo-recibido/")
    retratar(oficialia.pagina, "correo-bandeja-390")
