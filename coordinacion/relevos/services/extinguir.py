"""extinguir: an institution ceases to exist and another takes its turns, in one step."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.urls import reverse

from coordinacion.acuerdos.services import compromisos
from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.services import suceder
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Tema
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.organizacion.models import Adscripcion, Institucion, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import (
    correos_de_titulares,
    la_que_sucede,
    personas_con_rol,
)
from coordinacion.plazos.selectors import (
    Corrimiento,
    ajustes_desde,
    corrimientos,
    ultimo_ajuste,
)
from coordinacion.relevos.permisos import puede_extinguir, puede_preparar
from coordinacion.relevos.selectors import gente_de, oficios_en_camino

REGISTRO = "institucion"


@dataclass(frozen=True)
class Pedido:
    """What the act says: which institution ends, since when (local date), and who succeeds it."""

    institucion_id: int
    sucesora_id: int
    desde: date
    acto: str


@dataclass(frozen=True)
class Sucesion:
    """What passed, or would pass: shown before it is confirmed, and told afterwards."""

    institucion: Institucion
    sucesora: Institucion
    turnos: Sequence[Turno]
    corrimientos: Sequence[Corrimiento]
    pierden: Sequence[Usuario]
    ganan: Sequence[Usuario]
    temas: int
    oficios: int
    compromisos: int

    @property
    def por_estado(self) -> Mapping[str, int]:
        """How many turns pass, by their state in words."""
        # A plain one: asked by a template for its `items`, a Counter says that it has none.
        return dict(Counter(str(EstadoTurno(turno.estado).label) for turno in self.turnos))

    @property
    def reservados(self) -> list[Turno]:
        """Those whose letter only named people may read."""
        return [t for t in self.turnos if t.correspondencia.acceso == Acceso.RESERVADO]


def prever(actor: Usuario, pedido: Pedido) -> Sucesion:
    """What `extinguir` would do: it is done, looked at and undone. Raises as it does."""
    if not puede_preparar(actor):
        raise SinPermiso
    with transaction.atomic():
        sucesion = _pasar(actor, pedido)
        transaction.set_rollback(True)
    return sucesion


@transaction.atomic
def extinguir(actor: Usuario, pedido: Pedido) -> Sucesion:
    """End the institution and pass to the other all that it still had to do.

    Done again, it passes what reached the ended one meanwhile, or nothing. Raises `SinPermiso`,
    `Institucion.DoesNotExist`, `EstadoNoAdmite` or `DatoInvalido`.
    """
    if not puede_extinguir(actor):
        raise SinPermiso
    sucesion = _pasar(actor, pedido)
    if sucesion.turnos or sucesion.pierden or sucesion.compromisos:
        _avisar(sucesion)
    return sucesion


def _pasar(actor: Usuario, pedido: Pedido) -> Sucesion:
    institucion, sucesora = _bloquear(pedido)
    ya_extinta = institucion.extinta_desde is not None
    pierden, ganan = gente_de(institucion), gente_de(sucesora)
    marca = ultimo_ajuste()
    turnos = suceder(actor, institucion, sucesora, acto=pedido.acto)
    suyos = compromisos.suceder(actor, institucion, sucesora, acto=pedido.acto)
    _retirar_nombres(actor, institucion, turnos, pierden)
    sucesion = Sucesion(
        institucion=institucion,
        sucesora=sucesora,
        turnos=turnos,
        corrimientos=corrimientos(ajustes_desde(marca, actor, pedido.acto)),
        pierden=pierden,
        ganan=ganan,
        temas=Tema.objects.filter(institucion=institucion).update(institucion=sucesora),
        oficios=oficios_en_camino(institucion),
        compromisos=len(suyos),
    )
    if not ya_extinta:
        _cerrar(actor, institucion, pedido, sucesion)
    return sucesion


def _bloquear(pedido: Pedido) -> tuple[Institucion, Institucion]:
    """Both institutions, held against another succession, once the act may be applied to them."""
    ids = [pedido.institucion_id, pedido.sucesora_id]
    filas = Institucion.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    ambas = {una.pk: una for una in filas}
    if pedido.institucion_id not in ambas or pedido.sucesora_id not in ambas:
        raise Institucion.DoesNotExist
    institucion, sucesora = (ambas[pk] for pk in ids)
    _exigir_extinguible(institucion, sucesora)
    _exigir_acto(pedido)
    return institucion, sucesora


def _exigir_extinguible(institucion: Institucion, sucesora: Institucion) -> None:
    if institucion.es_unidad_coordinadora:
        raise EstadoNoAdmite("La unidad coordinadora no puede extinguirse.")
    if institucion.extinta_desde is not None and institucion.sucesora_id != sucesora.pk:
        raise EstadoNoAdmite(f"{institucion.nombre} ya se extinguió; la sucede otra institución.")
    if sucesora == institucion:
        raise DatoInvalido({"sucesora": "Una institución no puede sucederse a sí misma."})
    if sucesora.es_unidad_coordinadora:
        raise DatoInvalido({"sucesora": "A la unidad coordinadora no se le turna."})
    if la_que_sucede(sucesora) == institucion:
        mensaje = f"A {sucesora.nombre} la sucede {institucion.nombre}: sería un círculo."
        raise DatoInvalido({"sucesora": mensaje})
    if sucesora.extinta_desde is not None or not sucesora.activa:
        raise DatoInvalido({"sucesora": f"{sucesora.nombre} ya no está en uso. Elija otra."})


def _exigir_acto(pedido: Pedido) -> None:
    if not pedido.acto.strip():
        raise DatoInvalido({"acto": "Indique el acto que ordena la extinción."})
    if pedido.desde > reloj.hoy():
        mensaje = "La fecha no puede ser futura: aplíquela el día en que la extinción rija."
        raise DatoInvalido({"desde": mensaje})


def _retirar_nombres(
    actor: Usuario,
    institucion: Institucion,
    turnos: Sequence[Turno],
    personas: Sequence[Usuario],
) -> None:
    """Who was named to read a reserved letter for the one that ends reads it no more."""
    correspondencia.retirar_autorizaciones(
        actor,
        {turno.correspondencia_id for turno in turnos},
        [persona.pk for persona in personas],
        motivo=f"{institucion.nombre} se extinguió.",
    )


def _cerrar(actor: Usuario, institucion: Institucion, pedido: Pedido, sucesion: Sucesion) -> None:
    """The institution ends, and with it what its people were there."""
    ayer = reloj.hoy() - timedelta(days=1)
    sigue = Q(vigente_hasta__isnull=True) | Q(vigente_hasta__gt=ayer)
    Adscripcion.objects.filter(sigue, institucion=institucion).update(
        vigente_hasta=Greatest(ayer, F("vigente_desde") - timedelta(days=1))
    )
    institucion.extinta_desde = pedido.desde
    institucion.sucesora = sucesion.sucesora
    institucion.acto_extincion = pedido.acto
    institucion.activa = False
    institucion.save(update_fields=["extinta_desde", "sucesora", "acto_extincion", "activa"])
    asentar(
        actor,
        Hecho.INSTITUCION_EXTINTA,
        registro=REGISTRO,
        registro_id=institucion.pk,
        institucion_id=institucion.pk,
        datos={
            "fecha": f"{pedido.desde:%d/%m/%Y}",
            "sucesora": sucesion.sucesora.nombre,
            "acto": pedido.acto,
            "turnos": len(sucesion.turnos),
            "personas": [persona.nombre_completo for persona in sucesion.pierden],
        },
    )


def _avisar(sucesion: Sucesion) -> None:
    """One notice to each: who follows the letters, who receives the turns, who loses them."""
    clave = f"sucesion:{sucesion.institucion.pk}:{reloj.ahora():%Y%m%d%H%M%S%f}"
    titulo = f"{sucesion.institucion.nombre} se extinguió; la sucede {sucesion.sucesora.nombre}"
    avisar(
        [
            *(
                NuevoAviso(f"{clave}:{persona}", persona, titulo, texto, _url(sucesion, persona))
                for persona, texto in _textos(sucesion).items()
            ),
            *_al_titular_sin_cuenta(sucesion, clave, titulo),
        ]
    )


def _textos(sucesion: Sucesion) -> dict[int, str]:
    reservados = len(sucesion.reservados)
    nombrar = f" Nombre quién lee los reservados: {reservados:,}." if reservados else ""
    textos = {persona.pk: "Sus papeles ahí concluyeron." for persona in sucesion.pierden}
    textos |= {uno.pk: _lo_que_recibe(sucesion) for uno in sucesion.ganan}
    return textos | {
        pk: f"Turnos de sus asuntos que pasaron: {cuantos:,}.{nombrar}"
        for pk, cuantos in _por_analista(sucesion.turnos).items()
    }


def _lo_que_recibe(sucesion: Sucesion) -> str:
    turnos = f"Turnos que recibe: {len(sucesion.turnos):,}."
    cuantos = sucesion.compromisos
    return f"{turnos} Compromisos: {cuantos:,}." if cuantos else turnos


def _por_analista(turnos: Sequence[Turno]) -> Mapping[int, int]:
    """How many of them are of letters that each follows; every analyst, those of nobody."""
    todos = [persona.pk for persona in personas_con_rol(Rol.ANALISTA)]
    cuenta: Counter[int] = Counter()
    for turno in turnos:
        suyo = turno.correspondencia.analista_id
        cuenta.update([suyo] if suyo else todos)
    return cuenta


def _url(sucesion: Sucesion, persona_id: int) -> str:
    return reverse("mis_turnos:lista") if persona_id in {u.pk for u in sucesion.ganan} else ""


def _al_titular_sin_cuenta(sucesion: Sucesion, clave: str, titulo: str) -> list[NuevoAviso]:
    """Where nobody of the successor has an account, its head by mail if the address is known."""
    sucesora = sucesion.sucesora
    correo = "" if sucesion.ganan else correos_de_titulares([sucesora.pk]).get(sucesora.pk, "")
    if not correo:
        return []
    texto = _lo_que_recibe(sucesion)
    return [
        NuevoAviso(
            f"{clave}:titular", None, titulo, texto, institucion_id=sucesora.pk, direccion=correo
        )
    ]
