"""Which verbs a person may run on a case now: the next one, and the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from coordinacion.canalizacion import permisos as permisos_de_turno
from coordinacion.canalizacion.forms.asunto_destinos import es_del_ejecutivo
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter, Parte
from coordinacion.canalizacion.rutas import del_verbo
from coordinacion.canalizacion.services.adjuntar import ADJUNTAN
from coordinacion.correspondencia import permisos
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.opciones import Acceso, Via
from coordinacion.lenguas.permisos import puede as puede_en_apoyo
from coordinacion.nucleo.etiquetas import (
    ACUSE_DE_REMISION,
    DARSE_POR_ENTERADO,
    MISMO_ASUNTO,
    EstadoCorrespondencia,
    EstadoTurno,
    VerboApoyo,
    VerboPapel,
    VerboTarea,
    VerboTurno,
)
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.fsm import can_proceed
from coordinacion.organizacion.models import Institucion, Usuario
from coordinacion.organizacion.roles import ROLES_INSTITUCION, Rol
from coordinacion.organizacion.selectors import papeles
from workflows import permisos as flujo
from workflows.lecturas import Paso
from workflows.nodos import Nodo

CLASIFICAR_Y_TURNAR = f"{Verbo.CLASIFICAR.label} y {Verbo.TURNAR.label.lower()}"
REVISAR = "Revisar la respuesta"


@dataclass(frozen=True)
class Accion:
    """A button: what it says and where it leads."""

    texto: str
    url: str
    icono: str
    es_costosa: bool = False


_ICONOS: dict[Verbo, str] = {
    Verbo.CORREGIR: "pencil",
    Verbo.RECLASIFICAR: "tags",
    Verbo.TURNAR: "send",
    Verbo.REMITIR: "box-arrow-up-right",
    Verbo.RESPONDER_DIRECTO: "reply",
    Verbo.TOMAR_CONOCIMIENTO: "eye",
    Verbo.DESGLOSAR: "scissors",
    Verbo.ACUMULAR: "collection",
    Verbo.PREVENIR: "question-circle",
    Verbo.DESAHOGAR: "inbox",
    Verbo.REGRESAR: "arrow-counterclockwise",
    Verbo.NOTIFICAR: "envelope-check",
    Verbo.CONCLUIR: "check2-circle",
    Verbo.ARCHIVAR: "archive",
    Verbo.REABRIR: "arrow-repeat",
    Verbo.DESECHAR: "slash-circle",
    Verbo.CANCELAR: "x-circle",
}
"""The order of the other verbs on the page, each with its icon."""
_DE_LA_UNIDAD_SOBRE_EL_TURNO = {
    VerboTurno.ACEPTAR: "check2",
    VerboTurno.DEVOLVER: "arrow-counterclockwise",
    VerboTurno.CAMBIAR_CARACTER: "arrow-up-circle",
    VerboTurno.RETIRAR: "dash-circle",
}
_EN_PAPEL = {VerboTurno.ACUSAR: VerboPapel.ACUSAR, VerboTurno.RESPONDER: VerboPapel.RESPONDER}
_COSTOSOS = frozenset({Verbo.DESECHAR, Verbo.CANCELAR})
_POR_VIA = {
    Via.DIRECTO: Verbo.RESPONDER_DIRECTO,
    Via.CONOCIMIENTO: Verbo.TOMAR_CONOCIMIENTO,
    Via.REMITIR: Verbo.REMITIR,
}


def posible(usuario: Usuario, verbo: Verbo, carta: Correspondencia) -> bool:
    """Whether `usuario` holds the role and the letter's state admits the verb."""
    return permisos.puede(usuario, verbo, carta) and bool(can_proceed(getattr(carta, verbo.value)))


def posible_en_turno(usuario: Usuario, verbo: VerboTurno, turno: Turno) -> bool:
    """The same, on one turn."""
    return permisos_de_turno.puede(usuario, verbo, turno) and bool(
        can_proceed(getattr(turno, verbo.value))
    )


def proxima(
    usuario: Usuario, nodo: Nodo, carta: Correspondencia, turnos: Sequence[Turno]
) -> Accion | None:
    """The one button for this person: the step that the letter awaits, if it is hers."""
    if not papeles(usuario).unidad:
        return _de_la_institucion(usuario, turnos)
    if nodo == Nodo.REVISAR:
        return _revisar(usuario, turnos)
    verbo = _verbo_del_paso(nodo, carta)
    if verbo is None or not posible(usuario, verbo, carta):
        return None
    if verbo in (Verbo.CLASIFICAR, Verbo.TURNAR) and not carta.decide_titular:
        texto = CLASIFICAR_Y_TURNAR if verbo == Verbo.CLASIFICAR else verbo.label
        return Accion(str(texto), reverse("asunto:clasificar", args=[carta.slug]), "send")
    return _accion(verbo, carta)


def otras(
    usuario: Usuario, carta: Correspondencia, turnos: Sequence[Turno], ya: Accion | None
) -> list[Accion]:
    """Every other verb that the person may run now, in the order of `_ICONOS`."""
    acciones = [
        _accion(verbo, carta)
        for verbo in _ICONOS
        if posible(usuario, verbo, carta) and _tiene_sentido(verbo, carta, turnos)
    ]
    if posible(usuario, Verbo.LIGAR, carta):
        url = reverse("asunto:ligar", args=[carta.slug])
        acciones.append(Accion(MISMO_ASUNTO, url, "search"))
    if papeles(usuario).tiene(*ADJUNTAN) and carta.estado != EstadoCorrespondencia.ARCHIVADA:
        url = reverse("asunto:adjuntar", args=[carta.slug])
        acciones.append(Accion("Agregar documento", url, "paperclip"))
    if carta.esta_abierta and puede_en_apoyo(usuario, VerboApoyo.SOLICITAR):
        url = reverse("apoyo:solicitar", args=[carta.slug])
        acciones.append(Accion(str(VerboApoyo.SOLICITAR.label), url, "translate"))
    es_reservado = carta.acceso == Acceso.RESERVADO
    if es_reservado and papeles(usuario).tiene(Rol.ANALISTA, Rol.TITULAR_UNIDAD):
        url = reverse("asunto:autorizar", args=[carta.slug])
        acciones.append(Accion("Autorizar a otra persona", url, "person-plus"))
    return [accion for accion in acciones if ya is None or accion.url != ya.url]


def asignar(usuario: Usuario, carta: Correspondencia, paso: Paso) -> list[Accion]:
    """Take, release and reassign the step that the letter awaits, where they make sense."""
    suya = flujo.lo_tiene(usuario, paso.quien)
    libre_y_suyo = paso.quien is None and flujo.le_toca(usuario, paso.nodo, carta)
    ofrecidas = {
        VerboTarea.TOMAR: (libre_y_suyo or (suya and paso.caduca), "hand-index-thumb"),
        VerboTarea.SOLTAR: (suya, "box-arrow-left"),
        VerboTarea.REASIGNAR: (
            flujo.puede_reasignar(usuario) and bool(flujo.roles_del_paso(paso.nodo, carta)),
            "person-up",
        ),
    }
    return [
        Accion(verbo.label, reverse(f"asunto:{verbo.value}", args=[carta.slug]), icono)
        for verbo, (se_ofrece, icono) in ofrecidas.items()
        if se_ofrece
    ]


def sobre_el_turno(usuario: Usuario, turno: Turno) -> list[Accion]:
    """What the unit may do on one turn, and record of an institution that works on paper."""
    acciones = [
        _accion_de_turno(turno, verbo.value, _nombre(verbo, turno), icono)
        for verbo, icono in _DE_LA_UNIDAD_SOBRE_EL_TURNO.items()
        if posible_en_turno(usuario, verbo, turno)
    ]
    en_papel = turno.institucion.modo != Institucion.Modo.SISTEMA
    for verbo, de_papel in _EN_PAPEL.items():
        admite = en_papel and can_proceed(getattr(turno, verbo.value))
        if admite and permisos_de_turno.puede_por_cuenta(usuario, verbo):
            texto = str(de_papel.label)
            acciones.append(_accion_de_turno(turno, de_papel.value, texto, "file-earmark-check"))
    return acciones


def turnar_a_la_propuesta(usuario: Usuario, turno: Turno, turnos: Sequence[Turno]) -> Accion | None:
    """The button that sends a refused turn to whom its refusal proposes, where it would serve:
    not to one that has the letter or refused it too."""
    propuesta, carta = turno.institucion_propuesta, turno.correspondencia
    if turno.estado != EstadoTurno.DECLINADO or propuesta is None:
        return None
    vivos = [otro for otro in turnos if otro.esta_vivo]
    hay_responsable = any(otro.parte == Parte.RESPONSABLE for otro in vivos)
    cabe = (turno.parte == Parte.RESPONSABLE) != hay_responsable
    tuvo = any(
        otro.institucion_id == propuesta.pk and otro.estado != EstadoTurno.RETIRADO
        for otro in turnos
    )
    recibe = propuesta.activa and es_del_ejecutivo(propuesta)
    hay_que_nombrar = carta.acceso == Acceso.RESERVADO
    if not cabe or tuvo or hay_que_nombrar or not recibe:
        return None
    if not posible(usuario, Verbo.TURNAR, carta):
        return None
    url = reverse("asunto:turnar_propuesta", args=[carta.slug, turno.pk])
    return Accion(f"{Verbo.TURNAR.label} a {propuesta}", url, "send")


def _nombre(verbo: VerboTurno, turno: Turno) -> str:
    es_remision = turno.caracter == Caracter.REMISION and verbo == VerboTurno.ACEPTAR
    return ACUSE_DE_REMISION if es_remision else str(verbo.label)


def _accion_de_turno(turno: Turno, ruta: str, texto: str, icono: str) -> Accion:
    return Accion(texto, reverse(f"turno:{ruta}", args=[turno.pk]), icono)


def _accion(verbo: Verbo, carta: Correspondencia) -> Accion:
    return Accion(verbo.label, del_verbo(verbo, carta), _ICONOS[verbo], verbo in _COSTOSOS)


def _tiene_sentido(verbo: Verbo, carta: Correspondencia, turnos: Sequence[Turno]) -> bool:
    """Verbs that the state admits and another fact of the letter would still refuse."""
    if verbo == Verbo.TOMAR_CONOCIMIENTO:
        return carta.tipo is not None and not carta.tipo.requiere_respuesta
    if verbo == Verbo.DESGLOSAR:
        return carta.de_varios_puntos  # type: ignore[attr-defined,no-any-return] # annotated
    if verbo == Verbo.CANCELAR:
        return not any(turno.esta_vivo for turno in turnos)
    return True


def _verbo_del_paso(nodo: Nodo, carta: Correspondencia) -> Verbo | None:
    if nodo == Nodo.DECIDIR:
        return _POR_VIA.get(Via(carta.via), Verbo.TURNAR) if carta.via else Verbo.TURNAR
    return {
        Nodo.CLASIFICAR: Verbo.CLASIFICAR,
        Nodo.PREVENIDA: Verbo.DESAHOGAR,
        Nodo.TURNAR_DE_NUEVO: Verbo.TURNAR,
        Nodo.NOTIFICAR: Verbo.NOTIFICAR,
        Nodo.CONCLUIR: Verbo.CONCLUIR,
        Nodo.FIN: Verbo.ARCHIVAR,
    }.get(nodo)


def _revisar(usuario: Usuario, turnos: Sequence[Turno]) -> Accion | None:
    for turno in turnos:
        if turno.estado == EstadoTurno.RESPONDIDO and posible_en_turno(
            usuario, VerboTurno.ACEPTAR, turno
        ):
            return Accion(REVISAR, f"#respuesta-{turno.pk}", "clipboard-check")
    return None


def _de_la_institucion(usuario: Usuario, turnos: Sequence[Turno]) -> Accion | None:
    mias = papeles(usuario).instituciones(*ROLES_INSTITUCION)
    for turno in turnos:
        if turno.institucion_id not in mias:
            continue
        for verbo in (VerboTurno.ACUSAR, VerboTurno.RESPONDER):
            if posible_en_turno(usuario, verbo, turno):
                solo_conoce = not turno.parte and verbo == VerboTurno.ACUSAR
                texto = DARSE_POR_ENTERADO if solo_conoce else verbo.label
                url = reverse(f"turno:{verbo.value}", args=[turno.pk])
                return Accion(str(texto), url, "check2")
    return None
