"""The doors to one verb: the service, and the screen with its real form as the person finds it.

Each returns what was answered, by the names of `modelo`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from coordinacion.archivo import services as archivo
from coordinacion.archivo.forms import OTRO
from coordinacion.archivo.models import Expediente
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Tema
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import VerboPapel, VerboTurno
from coordinacion.organizacion.models import Usuario
from tests.canalizacion.asunto_http import clasificacion, destinos, sentido
from tests.canalizacion.turnos_http import por_cuenta, respuesta, tecleado
from tests.elenco import Elenco, destino, instruccion, intento
from tests.matriz import verbos_carta, verbos_turno
from tests.matriz.modelo import HECHO, INVALIDO, NO_ADMITE, NO_EXISTE, SIN_PERMISO
from tests.seguridad.formularios import leer
from workflows import motor

Destinos = Sequence[tuple[str, str]]
CODIGOS = {302: HECHO, 403: SIN_PERMISO, 404: NO_EXISTE, 409: NO_ADMITE, 422: INVALIDO}


@dataclass
class Mundo:
    """The cast, the letter that travels, one that it may follow, its topic, and a file."""

    elenco: Elenco
    carta_id: int
    principal: Correspondencia
    tema_id: int
    expediente: Expediente

    @property
    def carta(self) -> Correspondencia:
        return Correspondencia.objects.get(pk=self.carta_id)

    @property
    def turnos(self) -> list[Turno]:
        return list(Turno.objects.filter(correspondencia=self.carta_id).order_by("numero"))


# The service.


def carta_por_servicio(mundo: Mundo, verbo: str, quien: str, a_quienes: Destinos) -> str:
    """Run a verb of the letter as bulk work and imports do."""
    actor = mundo.elenco.personas[quien]
    if verbo == "turnar":
        elegidos = [destino(getattr(mundo.elenco, de), parte) for de, parte in a_quienes]
        return _respondido(partial(_turnar, actor, mundo.carta_id, elegidos))
    if verbo in _PROPIOS:
        return _respondido(partial(_PROPIOS[verbo], mundo, actor))
    ejecutar = verbos_carta.EJECUTAR[verbo]
    return _respondido(partial(ejecutar, mundo.elenco, actor, mundo.carta))


def _turnar(actor: Usuario, carta_id: int, a_quienes: Sequence[canalizacion.Destino]) -> object:
    return motor.de_carta(canalizacion.turnar, actor, carta_id, a_quienes, confirmado=True)


def _clasificar_con_tema(mundo: Mundo, actor: Usuario) -> object:
    cambios = verbos_carta.cambios() | {"tema": Tema.objects.get(pk=mundo.tema_id)}
    return motor.de_carta(correspondencia.clasificar, actor, mundo.carta_id, cambios=cambios)


def _acumular(mundo: Mundo, actor: Usuario) -> object:
    return motor.de_carta(
        canalizacion.acumular, actor, mundo.carta_id, principal_id=mundo.principal.pk
    )


def _desglosar(mundo: Mundo, actor: Usuario) -> object:
    puntos = {_ultimo_punto(mundo)}
    return motor.de_carta_con_nuevas(
        correspondencia.desglosar, actor, mundo.carta_id, puntos=puntos
    )


def _conocer(mundo: Mundo, actor: Usuario) -> object:
    return motor.de_carta(correspondencia.tomar_conocimiento, actor, mundo.carta_id)


def _notificar_a_todos(mundo: Mundo, actor: Usuario) -> object:
    notificar = canalizacion.notificar_con_acumuladas
    return motor.de_carta(notificar, actor, mundo.carta_id, intento())


def _concluir(mundo: Mundo, actor: Usuario) -> object:
    return motor.de_carta(
        canalizacion.concluir,
        actor,
        mundo.carta_id,
        sentido=sentido(mundo.carta),
        sin_notificacion=_sin_notificacion(mundo.carta),
    )


def _ligar(mundo: Mundo, actor: Usuario) -> object:
    otras = {mundo.principal.pk: "Piden lo mismo"}
    return correspondencia.ligar(actor, mundo.carta_id, otras=otras)


def _desligar(mundo: Mundo, actor: Usuario) -> object:
    return correspondencia.desligar(
        actor, mundo.carta_id, otra_id=mundo.principal.pk, motivo="No lo era"
    )


def _archivar(mundo: Mundo, actor: Usuario) -> object:
    return motor.de_carta(
        archivo.archivar, actor, mundo.carta_id, expediente=mundo.expediente, fojas=3
    )


_PROPIOS: dict[str, Callable[[Mundo, Usuario], object]] = {
    "clasificar": _clasificar_con_tema,
    "acumular": _acumular,
    "desglosar": _desglosar,
    "tomar_conocimiento": _conocer,
    "notificar": _notificar_a_todos,
    "concluir": _concluir,
    "ligar": _ligar,
    "desligar": _desligar,
    "archivar": _archivar,
}
"""Those that `verbos_carta` runs after changing the letter so that they are accepted."""


def turno_por_servicio(
    mundo: Mundo, turno: Turno, verbo: str, quien: str, *, en_papel: bool
) -> str:
    """Run a verb of a turn as a queue does."""
    prueba = canalizacion.PorCuenta(reloj.ahora(), "Mensajero") if en_papel else None
    actor = mundo.elenco.personas[quien]
    return _respondido(partial(verbos_turno.EJECUTAR[verbo], mundo.elenco, actor, turno, prueba))


def _respondido(ejecutar: Callable[[], object]) -> str:
    try:
        ejecutar()
    except SinPermiso:
        return SIN_PERMISO
    except EstadoNoAdmite:
        return NO_ADMITE
    except DatoInvalido:
        return INVALIDO
    except ObjectDoesNotExist:
        return NO_EXISTE
    return HECHO


def _ultimo_punto(mundo: Mundo) -> int:
    return mundo.carta.puntos.order_by("-numero").values_list("pk", flat=True)[0]


def _sin_notificacion(carta: Correspondencia) -> str:
    return "anonima" if carta.condicion_remitente == "anonima" else ""


# The screen.


def tiene_pantalla(verbo: str, estado: str) -> bool:
    """One page classifies a letter just received and routes it: it is not the door to one alone."""
    if verbo == "desligar":
        return False  # its page is of the link, and there may be none
    return verbo not in ("clasificar", "turnar") or (verbo == "clasificar") == (
        estado == "recibida"
    )


def carta_por_pantalla(mundo: Mundo, verbo: str, quien: str, a_quienes: Destinos) -> str:
    """Open the page of the verb and send its form, filled as a person would."""
    nombre = _PAGINAS.get(verbo, f"asunto:{verbo}")
    tecleado_a_mano = _DE_CARTA.get(verbo, _nada)(mundo)
    if verbo == "turnar":
        filas = [(getattr(mundo.elenco, de), parte or "conocimiento") for de, parte in a_quienes]
        tecleado_a_mano = {
            "version": mundo.carta.version,
            "accion": "turnar",
            "confirmado": "on",
            **destinos(*filas),
        }
    return _enviar(mundo, quien, reverse(nombre, args=[mundo.carta.slug]), tecleado_a_mano)


def turno_por_pantalla(
    mundo: Mundo, turno: Turno, verbo: str, quien: str, *, en_papel: bool
) -> str:
    """As `carta_por_pantalla`, of a verb of a turn; on paper, the unit's page for it."""
    nombre, datos = verbo, _DE_TURNO.get(verbo, _vacio)(mundo, turno)
    if en_papel:
        nombre, datos = VerboPapel[VerboTurno(verbo).name].value, datos | por_cuenta()
    return _enviar(mundo, quien, reverse(f"turno:{nombre}", args=[turno.pk]), datos)


_PAGINAS = {
    "corregir": "registro:corregir",
    "concluir": "archivo:concluir",
    "archivar": "archivo:archivar",
}


def _enviar(mundo: Mundo, quien: str, ruta: str, a_mano: Mapping[str, Any]) -> str:
    """Whoever may not open the page may not send its form either, and is told the same."""
    cliente = mundo.elenco.cliente(quien)
    abierta = cliente.get(ruta)
    traia = leer(abierta.content.decode())[0] if abierta.status_code == 200 else {}
    marcados = {campo: valor for campo, valor in traia.items() if valor not in ("", None)}
    enviada = cliente.post(ruta, {**marcados, **a_mano})
    respondido = CODIGOS[enviada.status_code]
    if abierta.status_code != 200:
        assert CODIGOS[abierta.status_code] == respondido, (ruta, abierta.status_code, respondido)
    return respondido


def _nada(_: Mundo) -> dict[str, Any]:
    return {}


def _vacio(_: Mundo, __: Turno) -> dict[str, Any]:
    return {}


def _ahora() -> str:
    return tecleado(reloj.ahora())


def _responder_directo(mundo: Mundo) -> dict[str, Any]:
    uno = sentido(mundo.carta).pk
    return {"texto": "Se informa.", **{f"sentido_{p.pk}": uno for p in mundo.carta.puntos.all()}}


def _remitir(mundo: Mundo) -> dict[str, Any]:
    return {
        "institucion": mundo.elenco.externa.pk,
        "fundamento": "Competencia federal",
        "instruccion": instruccion().pk,
    }


def _notificar(_: Mundo) -> dict[str, Any]:
    return {
        "clave_envio": str(uuid.uuid4()),
        "a_quien": "Comisariado Ejidal",
        "realizada_en": _ahora(),
        "medio": "personal",
        "resultado": "entregada",
    }


def _clasificar(mundo: Mundo) -> dict[str, Any]:
    return clasificacion(mundo.carta, accion="clasificar") | {
        "tema": mundo.tema_id,
        "via": "turnar",
    }


def _reclasificar(mundo: Mundo) -> dict[str, Any]:
    return {
        "version": mundo.carta.version,
        "tipo": _clasificar(mundo)["tipo"],
        "tema": mundo.tema_id,
        "prioridad": "urgente",
        "acceso": "normal",
        "motivo": "Se leyó mal",
    }


_DE_CARTA: dict[str, Callable[[Mundo], dict[str, Any]]] = {
    "corregir": lambda _: {"fojas": 7, "motivo": "Se contó mal"},
    "cancelar": lambda _: {"motivo": "prueba", "explicacion": "Registro de prueba"},
    "clasificar": _clasificar,
    "reclasificar": _reclasificar,
    "prevenir": lambda _: {"requerido": "El plano", "medio": "correo", "notificada_en": _ahora()},
    "desahogar": lambda _: {"entregado": "El plano", "momento": _ahora()},
    "desechar": lambda _: {"fundamento": "Ofensiva", "aviso_al_peticionario": "Por correo"},
    "acumular": lambda mundo: {"principal": mundo.principal.folio},
    "desglosar": lambda mundo: {"puntos": [_ultimo_punto(mundo)]},
    "remitir": _remitir,
    "responder_directo": _responder_directo,
    "regresar": lambda mundo: {
        "motivo": "Falta un punto",
        **{f"turno_{t.pk}": "on" for t in mundo.turnos if t.estado == "atendido"},
    },
    "notificar": _notificar,
    "concluir": lambda mundo: {
        "sentido": sentido(mundo.carta).pk,
        "sin_notificacion": _sin_notificacion(mundo.carta),
    },
    "ligar": lambda mundo: {"folio": mundo.principal.folio, "motivo": "Piden lo mismo"},
    "archivar": lambda mundo: {"donde": OTRO, "numero": mundo.expediente.codigo, "fojas": 3},
    "reabrir": lambda _: {"fundamento": "No se atendió", "inconformidad_en": _ahora()},
}

_DE_TURNO: dict[str, Callable[[Mundo, Turno], dict[str, Any]]] = {
    "asignar": lambda _, turno: {"area": verbos_turno.area_de(turno).pk},
    "informe_parcial": lambda *_: {
        "texto": "Se pidió el dictamen",
        "fecha_esperada": f"{reloj.hoy():%Y-%m-%d}",
    },
    "solicitar_prorroga": lambda *_: {"dias": 1, "motivo": "Falta el dictamen"},
    "conceder_prorroga": lambda *_: {"dias": 1},
    "negar_prorroga": lambda *_: {"motivo": "No procede"},
    "suspender": lambda *_: {
        "categoria": "fuerza_mayor",
        "motivo": "El camino está cerrado",
        "momento": _ahora(),
    },
    "reanudar": lambda *_: {"momento": _ahora()},
    "responder": lambda _, turno: respuesta(turno),
    "declinar": lambda *_: {"clase": "no_identifica", "fundamento": "El camino es municipal"},
    "devolver": lambda *_: {"complemento": "Falta la fecha de la obra"},
    "aceptar": lambda _, turno: por_cuenta() if turno.caracter == "remision" else {},
    "cambiar_caracter": lambda *_: {"instruccion": instruccion().pk},
    "retirar": lambda *_: {"motivo": "Se turnó por error"},
}
