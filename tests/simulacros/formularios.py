"""Every form that changes something, with a fresh record that admits it and what a person types."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse

from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Tema, Tipo
from coordinacion.nucleo import reloj
from coordinacion.operaciones.models import Operacion
from coordinacion.organizacion.models import Area
from coordinacion.plazos.models import Calendario, DiaInhabil
from tests.canalizacion import asunto_http as asunto
from tests.canalizacion import turnos_http as turnos
from tests.correspondencia.mesa import MESA, carta_tecleada, corregir
from tests.elenco import (
    Elenco,
    atendida,
    carta_nueva,
    clasificada,
    destino,
    instruccion,
    intento,
    respondida,
    sentidos,
    turnada,
)

Tecleado = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Formulario:
    """One form: who sends it, and how to get one that nobody has sent yet."""

    nombre: str
    persona: str
    preparar: Callable[[Elenco], Tecleado]
    """Makes a record; gives the address of its form and what is typed over what it brings."""
    es_boton: bool = False
    """Whether the form has no page of its own: it is a button of another one."""


def _registrar(elenco: Elenco) -> Tecleado:
    return MESA, carta_tecleada(clave_envio=None)


def _en_el_acto(elenco: Elenco) -> Tecleado:
    return MESA, carta_tecleada(
        clave_envio=None,
        accion="en_el_acto",
        **{
            "acto-tipo": _tipo("peticion"),
            "acto-tema": Tema.objects.get(clave="caminos-rurales").pk,
            "acto-sentido": Tipo.objects.get(clave="peticion").sentidos.all()[0].pk,
            "acto-respuesta": "Se le informó en ventanilla.",
            "acto-medio": "personal",
        },
    )


def _tipo(clave: str) -> int:
    return int(Tipo.objects.get(clave=clave).pk)


def _corregir(elenco: Elenco) -> Tecleado:
    carta = carta_nueva(elenco)
    return corregir(carta), {"asunto": "Pide un puente", "motivo": "Se leyó mal"}


def _clasificar(elenco: Elenco) -> Tecleado:
    carta = carta_nueva(elenco)
    filas = asunto.destinos((elenco.a, "responsable"), (elenco.c, "conocimiento"))
    return asunto.url("clasificar", carta), {
        **asunto.clasificacion(carta), **filas, "accion": "turnar"
    }  # fmt: skip


def _turnar(elenco: Elenco) -> Tecleado:
    carta = turnada(elenco)[0]
    filas = asunto.destinos((elenco.b, "coadyuvante"))
    return asunto.url("turnar", carta), {**filas, "version": carta.version}


def _reclasificar(elenco: Elenco) -> Tecleado:
    carta = clasificada(elenco)
    return asunto.url("reclasificar", carta), {
        "tipo": _tipo("queja"),
        "tema": Tema.objects.get(clave="agua-potable").pk,
        "motivo": "Se leyó mal",
    }


def _remitir(elenco: Elenco) -> Tecleado:
    return asunto.url("remitir", clasificada(elenco)), {
        "institucion": elenco.externa.pk,
        "fundamento": "Ley de la Industria Eléctrica",
        "instruccion": instruccion().pk,
    }


def _responder_directo(elenco: Elenco) -> Tecleado:
    carta = clasificada(elenco)
    puntos = {f"sentido_{p.pk}": asunto.sentido(carta).pk for p in carta.puntos.all()}
    tecleado = {"texto": "Se atendió.", "archivo": turnos.escaneo(), **puntos}
    return asunto.url("responder_directo", carta), tecleado


def _tomar_conocimiento(elenco: Elenco) -> Tecleado:
    carta = clasificada(elenco, tipo="invitacion", via="conocimiento")
    return asunto.url("tomar_conocimiento", carta), {}


def _desechar(elenco: Elenco) -> Tecleado:
    return asunto.url("desechar", carta_nueva(elenco)), {
        "fundamento": "Ofensiva",
        "aviso_al_peticionario": "Por correo",
    }


def _cancelar(elenco: Elenco) -> Tecleado:
    tecleado = {"motivo": "prueba", "explicacion": "Se capturó para probar"}
    return asunto.url("cancelar", carta_nueva(elenco)), tecleado


def _regresar(elenco: Elenco) -> Tecleado:
    carta, turno = atendida(elenco)
    tecleado = {"motivo": "Falta el plano", f"turno_{turno.pk}": "on", f"dias_{turno.pk}": "2"}
    return asunto.url("regresar", carta), tecleado


def _notificar(elenco: Elenco) -> Tecleado:
    return asunto.url("notificar", atendida(elenco)[0]), _intento()


def _intento() -> dict[str, Any]:
    return {
        "a_quien": "Comisariado Ejidal",
        "medio": "personal",
        "resultado": "entregada",
        "archivo": turnos.escaneo("acuse.pdf"),
    }


def _concluir(elenco: Elenco) -> Tecleado:
    carta, _ = atendida(elenco)
    correspondencia.notificar(elenco.analista, carta.pk, intento())
    return asunto.url("concluir", carta), {"sentido": asunto.sentido(carta).pk}


def _adjuntar(elenco: Elenco) -> Tecleado:
    carta, _ = turnada(elenco)
    return asunto.url("adjuntar", carta), {"clase": "anexo", "archivo": turnos.escaneo("uno.pdf")}


def _autorizar(elenco: Elenco) -> Tecleado:
    carta = clasificada(elenco, tipo="denuncia")
    return asunto.url("autorizar", carta), {"persona": elenco.oficialia.pk}


def _uno(elenco: Elenco) -> Turno:
    return turnada(elenco)[1][0]


def _acusar(elenco: Elenco) -> Tecleado:
    return turnos.url("acusar", _uno(elenco)), {}


def _asignar(elenco: Elenco) -> Tecleado:
    area = Area.objects.get_or_create(institucion=elenco.a, nombre="Caminos")[0]
    return turnos.url("asignar", _uno(elenco)), {"area": area.pk}


def _responder(elenco: Elenco) -> Tecleado:
    turno = _uno(elenco)
    return turnos.url("responder", turno), turnos.respuesta(turno, archivo=turnos.escaneo())


def _declinar(elenco: Elenco) -> Tecleado:
    return turnos.url("declinar", _uno(elenco)), _competencia()


def _declinar_tarde(elenco: Elenco) -> Tecleado:
    with reloj.en(reloj.ahora() - timedelta(days=30)):
        turno = _uno(elenco)
        canalizacion.acusar(elenco.enlace_a, turno.pk)
    return turnos.url("declinar", turno), _competencia()


def _competencia() -> dict[str, Any]:
    return {"clase": "no_identifica", "fundamento": "No es nuestro"}


def _notificar_la_dependencia(elenco: Elenco) -> Tecleado:
    directa = destino(elenco.a, instruccion=instruccion("atender_y_responder"))
    turno = turnada(elenco, directa)[1][0]
    canalizacion.responder(elenco.enlace_a, turno.pk, texto="Sí.", sentidos=sentidos(turno))
    return turnos.url("notificar", turno), _intento()


def _devolver(elenco: Elenco) -> Tecleado:
    tecleado = {"complemento": "Falta el dictamen.", "dias": "2"}
    return turnos.url("devolver", respondida(elenco)[1]), tecleado


def _aceptar(elenco: Elenco) -> Tecleado:
    return turnos.url("aceptar", respondida(elenco)[1]), {}


def _cambiar_caracter(elenco: Elenco) -> Tecleado:
    turno = turnada(elenco, destino(elenco.a), destino(elenco.b, ""))[1][1]
    return turnos.url("cambiar_caracter", turno), {"instruccion": instruccion().pk}


def _retirar(elenco: Elenco) -> Tecleado:
    return turnos.url("retirar", _uno(elenco)), {"motivo": "Se turnó por error."}


def _acusar_papel(elenco: Elenco) -> Tecleado:
    return turnos.url("acusar_papel", _en_papel(elenco)), _con_sello()


def _responder_papel(elenco: Elenco) -> Tecleado:
    turno = _en_papel(elenco)
    tecleado = turnos.respuesta(turno) | _con_sello()
    return turnos.url("responder_papel", turno), tecleado


def _declinar_papel(elenco: Elenco) -> Tecleado:
    return turnos.url("declinar_papel", _en_papel(elenco)), _competencia() | _con_sello()


def _asignar_papel(elenco: Elenco) -> Tecleado:
    area = Area.objects.get_or_create(institucion=elenco.d, nombre="Obras")[0]
    return turnos.url("asignar_papel", _en_papel(elenco)), {"area": area.pk, **_con_sello()}


def _en_papel(elenco: Elenco) -> Turno:
    return turnada(elenco, destino(elenco.d))[1][0]


def _con_sello() -> dict[str, Any]:
    return turnos.por_cuenta(archivo=turnos.escaneo())


def _rectificar(elenco: Elenco) -> Tecleado:
    with reloj.en(reloj.ahora() - timedelta(days=30)):
        turno = _uno(elenco)
    canalizacion.acusar_tacitos()
    sello = turnos.por_cuenta(turno.turnado_en + timedelta(hours=1), archivo=turnos.escaneo())
    return turnos.url("rectificar", turno), sello


def _emitir_relacion(elenco: Elenco) -> Tecleado:
    turno = _en_papel(elenco)
    tecleado = {"institucion": elenco.d.pk, "turnos": turno.pk, "turno": turno.pk}
    return reverse("papel:relacion_emitir"), tecleado


def _entregar_relacion(elenco: Elenco) -> Tecleado:
    turno = _en_papel(elenco)
    hoja = canalizacion.emitir_relacion(elenco.oficialia, elenco.d, [turno.pk])
    ahora = turnos.tecleado(reloj.ahora())
    tecleado = {"momento": ahora, "recibio": "Oficialía", "archivo": turnos.escaneo("hoja.pdf")}
    return reverse("papel:relacion_entregar", args=[hoja.pk]), tecleado


def _acusar_varios(elenco: Elenco) -> Tecleado:
    ids = [_uno(elenco).pk, _uno(elenco).pk]
    return reverse("mis_turnos:acusar_varios"), {"turnos": json.dumps(ids)}


def _turnar_en_bloque(elenco: Elenco) -> Tecleado:
    cartas = [clasificada(elenco).pk for _ in range(2)]
    elegidos = {"lista": "por-turnar", "verbo": "turnar", "registro": cartas}
    elenco.cliente("analista").post(reverse("operaciones:elegir"), elegidos)
    operacion = Operacion.objects.latest("pk")
    filas = asunto.destinos((elenco.a, "responsable"))
    return reverse("operaciones:preparar", args=[operacion.pk]), filas


def _institucion_nueva(elenco: Elenco) -> Tecleado:
    datos = {"nombre": f"Instituto {_otro()}", "orden": "ejecutivo_estatal", "modo": "papel"}
    return "/catalogos/instituciones/nuevo/", datos


def _area_nueva(elenco: Elenco) -> Tecleado:
    return "/catalogos/areas/nuevo/", {"nombre": f"Área {_otro()}", "institucion": elenco.a.pk}


def _dia_inhabil(elenco: Elenco) -> Tecleado:
    dia = (reloj.hoy() + timedelta(days=40 + DiaInhabil.objects.count())).isoformat()
    return "/catalogos/inhabiles/nuevo/", {
        "calendario": Calendario.objects.get(es_predeterminado=True).pk,
        "fecha_inicio": dia,
        "fecha_fin": dia,
        "motivo": "Duelo estatal",
        "acto": f"Acuerdo {_otro()}",
    }


def _otro() -> str:
    return uuid.uuid4().hex[:8]


FORMULARIOS = [
    Formulario("registrar", "oficialia", _registrar),
    Formulario("atender en el acto", "todologa", _en_el_acto),
    Formulario("corregir", "analista", _corregir),
    Formulario("clasificar y turnar", "analista", _clasificar),
    Formulario("turnar", "analista", _turnar),
    Formulario("reclasificar", "analista", _reclasificar),
    Formulario("remitir", "analista", _remitir),
    Formulario("responder directo", "analista", _responder_directo),
    Formulario("tomar conocimiento", "analista", _tomar_conocimiento),
    Formulario("desechar", "titular_unidad", _desechar),
    Formulario("cancelar", "analista", _cancelar),
    Formulario("regresar", "analista", _regresar),
    Formulario("notificar", "oficialia", _notificar),
    Formulario("concluir", "titular_unidad", _concluir),
    Formulario("adjuntar", "oficialia", _adjuntar),
    Formulario("autorizar", "analista", _autorizar),
    Formulario("acusar", "enlace_a", _acusar),
    Formulario("asignar", "enlace_a", _asignar),
    Formulario("responder", "enlace_a", _responder),
    Formulario("declinar", "enlace_a", _declinar),
    Formulario("declinar fuera de la ventana", "enlace_a", _declinar_tarde),
    Formulario("notificar la dependencia", "enlace_a", _notificar_la_dependencia),
    Formulario("devolver", "analista", _devolver),
    Formulario("aceptar", "analista", _aceptar),
    Formulario("cambiar carácter", "analista", _cambiar_caracter),
    Formulario("retirar", "analista", _retirar),
    Formulario("acusar en papel", "oficialia", _acusar_papel),
    Formulario("responder en papel", "oficialia", _responder_papel),
    Formulario("declinar en papel", "oficialia", _declinar_papel),
    Formulario("asignar en papel", "oficialia", _asignar_papel),
    Formulario("rectificar", "oficialia", _rectificar),
    Formulario("emitir relación", "oficialia", _emitir_relacion, es_boton=True),
    Formulario("entregar relación", "oficialia", _entregar_relacion),
    Formulario("acusar varios", "enlace_a", _acusar_varios, es_boton=True),
    Formulario("turnar en bloque", "analista", _turnar_en_bloque),
    Formulario("institución nueva", "administracion", _institucion_nueva),
    Formulario("área nueva", "administracion", _area_nueva),
    Formulario("día inhábil", "administracion", _dia_inhabil),
]
