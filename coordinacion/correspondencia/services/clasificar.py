"""clasificar and reclasificar: what the letter is, and so which clocks it owes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia, Punto, Tema, Tipo
from coordinacion.correspondencia.opciones import Acceso, Prioridad, Via
from coordinacion.correspondencia.services.comun import (
    asentar_carta,
    bloquear,
    cerrar_respuesta,
    exigir_variante,
)
from coordinacion.correspondencia.services.reserva import autorizar_de_inicio
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import ClasePlazo, Desenlace

CAMPOS = (
    "tipo",
    "tema",
    "prioridad",
    "acceso",
    "via",
    "municipio",
    "localidad",
    "lengua",
    "variante",
    "otra_lengua",
    "pide_interprete",
    "pide_traduccion",
    "evento_en",
    "evento_lugar",
    "termino_senalado",
)


POR_EL_TIPO = "El tipo de asunto fija el plazo de respuesta."
"""Why RESPUESTA moves when a letter is classified."""


@dataclass(frozen=True)
class PuntoPedido:
    """One thing asked in the letter; without a topic of its own it has the letter's."""

    texto: str
    tema: Tema | None = None


@transaction.atomic
def clasificar(
    actor: Usuario,
    carta_id: int,
    *,
    version: int | None = None,
    cambios: Mapping[str, Any],
    puntos: Sequence[PuntoPedido] = (),
) -> Correspondencia:
    """Say what the letter is (`cambios`: field of `CAMPOS` → value) and what it asks, by points.

    Closes CLASIFICAR; RESPUESTA follows the type's rule, or ends if nothing is owed; CANALIZAR
    opens when the letter is to be routed. Raises as `bloquear`, or `DatoInvalido`.
    """
    carta = bloquear(actor, carta_id, Verbo.CLASIFICAR, version=version)
    ahora = reloj.ahora()
    _asignar(actor, carta, cambios, puntos)
    dejar_clasificada(carta, actor)
    if carta.plazo_clasificar is not None:
        plazos.cerrar(carta.plazo_clasificar, en=ahora, desenlace=Desenlace.CUMPLIDO)
    if se_canaliza(carta):
        abrir_canalizar(carta, ahora)
    carta.save()
    asentar_carta(actor, Hecho.CORRESPONDENCIA_CLASIFICADA, carta, **lo_clasificado(carta))
    _regir_respuesta(actor, carta, POR_EL_TIPO)
    _avisar_al_titular(carta)
    return carta


@transaction.atomic
def reclasificar(
    actor: Usuario,
    carta_id: int,
    *,
    version: int | None = None,
    cambios: Mapping[str, Any],
    motivo: str,
    puntos: Sequence[PuntoPedido] = (),
) -> Correspondencia:
    """Correct the classification, with its reason; RESPUESTA is ruled again, with ledger."""
    carta = bloquear(actor, carta_id, Verbo.RECLASIFICAR, version=version)
    if not motivo.strip():
        raise DatoInvalido({"motivo": "Indique el motivo de la reclasificación."})
    antes = lo_clasificado(carta)
    _asignar(actor, carta, cambios, puntos)
    carta.reclasificar()
    carta.save()
    despues = lo_clasificado(carta)
    diferencias = {c: [antes[c], despues[c]] for c in antes if antes[c] != despues[c]}
    asentar_carta(
        actor,
        Hecho.CORRESPONDENCIA_RECLASIFICADA,
        carta,
        motivo=motivo,
        cambios=diferencias,
        **despues,
    )
    _regir_respuesta(actor, carta, f"Reclasificación: {motivo}")
    return carta


def dejar_clasificada(carta: Correspondencia, actor: Usuario) -> None:
    """The letter is the analyst's who classified it."""
    carta.analista = actor
    carta.clasificar()


def se_canaliza(carta: Correspondencia) -> bool:
    """Whether somebody else must act on it."""
    return carta.via in (Via.TURNAR, Via.REMITIR)


def abrir_canalizar(carta: Correspondencia, desde: datetime) -> None:
    """Start the unit's own clock to route the letter; the caller saves it."""
    carta.plazo_canalizar = plazos.abrir_varios([apertura_de_canalizar(carta, desde)])[0]


def apertura_de_canalizar(carta: Correspondencia, desde: datetime) -> plazos.Apertura:
    """The unit's own clock to route the letter."""
    return plazos.Apertura(
        clase=ClasePlazo.CANALIZAR,
        desde=desde,
        asunto_id=carta.pk,
        folio=carta.folio,
        url=carta.get_absolute_url(),
    )


def _asignar(
    actor: Usuario,
    carta: Correspondencia,
    cambios: Mapping[str, Any],
    puntos: Sequence[PuntoPedido],
) -> None:
    tema_anterior = carta.tema
    asignar(carta, cambios)
    if carta.acceso == Acceso.RESERVADO:
        autorizar_de_inicio(actor, carta)
    carta.puntos.filter(tema=tema_anterior).update(tema=carta.tema)
    _numerar_puntos(carta, puntos)


def asignar(carta: Correspondencia, cambios: Mapping[str, Any]) -> None:
    """Set what the letter is; its type may make it reserved. Raises `DatoInvalido`."""
    for campo in CAMPOS:
        if campo in cambios:
            setattr(carta, campo, cambios[campo])
    _validar(carta)
    exigir_variante(carta)
    if carta.tipo is not None and carta.tipo.reservado and "acceso" not in cambios:
        carta.acceso = Acceso.RESERVADO


def _validar(carta: Correspondencia) -> None:
    if carta.tipo is None:
        raise DatoInvalido({"tipo": "Indique el tipo de asunto."})
    faltan: dict[str, str] = {}
    if carta.tipo.pide_evento and carta.evento_en is None:
        faltan["evento_en"] = "Indique la fecha y hora del evento."
    if carta.tipo.pide_termino and carta.termino_senalado is None:
        faltan["termino_senalado"] = "Indique el término que señala el documento."
    if carta.tipo.requiere_respuesta and carta.tema is None:
        faltan["tema"] = "Indique el tema."
    if carta.tipo.requiere_respuesta and carta.via == Via.CONOCIMIENTO:
        faltan["via"] = "Este tipo de asunto requiere respuesta: no puede quedar de conocimiento."
    if faltan:
        raise DatoInvalido(faltan)


def _numerar_puntos(carta: Correspondencia, pedidos: Sequence[PuntoPedido]) -> None:
    """Write the points anew by number: rewording keeps the row that turns already name."""
    dichos = [pedido for pedido in pedidos if pedido.texto.strip()]
    if not dichos:
        return
    existentes = {punto.numero: punto for punto in carta.puntos.all()}
    carta.puntos.filter(numero__gt=len(dichos)).delete()
    for numero, dicho in enumerate(dichos, start=1):
        punto = existentes.get(numero) or Punto(correspondencia=carta, numero=numero)
        punto.texto = dicho.texto.strip()
        punto.tema = dicho.tema or carta.tema
        punto.save()


def _regir_respuesta(actor: Usuario, carta: Correspondencia, motivo: str) -> None:
    """RESPUESTA as the type says: ruled by it, or not owed."""
    if carta.tipo is None or carta.plazo_respuesta is None:
        return
    if not carta.tipo.requiere_respuesta:
        cerrar_respuesta(carta, reloj.ahora(), Desenlace.NO_DEBIDA)
        return
    if carta.plazo_respuesta.cerrado_en is not None:
        return
    plazos.reajustar(
        carta.plazo_respuesta,
        actor=actor,
        motivo=motivo,
        tipo=carta.tipo.clave,
        tema=carta.tema.clave if carta.tema else "",
        fecha_senalada=carta.termino_senalado,
    )


def _avisar_al_titular(carta: Correspondencia) -> None:
    if carta.tipo is not None and carta.tipo.pide_termino:
        titulares = personas_con_rol(Rol.TITULAR_UNIDAD).values_list("pk", flat=True)
        avisar(avisos_de_termino(carta, carta.tipo, titulares))


def avisos_de_termino(
    carta: Correspondencia, tipo: Tipo, titulares: Iterable[int]
) -> list[NuevoAviso]:
    """The head is told at once of a matter whose own document sets the term (an authority's)."""
    return [
        NuevoAviso(
            clave=f"correspondencia:{carta.pk}:termino:{titular}",
            destinatario_id=titular,
            titulo=f"{tipo.nombre} con término señalado",
            texto=carta.folio,
            url=carta.get_absolute_url(),
            asunto_id=carta.pk,
            urgente=True,
        )
        for titular in titulares
    ]


def lo_clasificado(carta: Correspondencia) -> dict[str, Any]:
    """What the log says of the classification."""
    return {
        "tipo": str(carta.tipo or ""),
        "tema": str(carta.tema or ""),
        "prioridad": Prioridad(carta.prioridad).label,
        "acceso": Acceso(carta.acceso).label,
        "via": Via(carta.via).label if carta.via else "",
    }
