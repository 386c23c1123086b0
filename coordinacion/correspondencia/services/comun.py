"""What every verb of a letter begins and ends with."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.bitacora.services import asentar, exigir_que_admita, exigir_version
from coordinacion.correspondencia import reglas
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.correspondencia.models.busqueda import DE_LA_BUSQUEDA
from coordinacion.correspondencia.permisos import exigir_permiso
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import personas_con_rol
from coordinacion.plazos import services as plazos
from coordinacion.plazos.models import Desenlace

REGISTRO = "correspondencia"


def bloquear(
    actor: Usuario,
    carta_id: int,
    verbo: Verbo,
    *,
    version: int | None = None,
    con: Sequence[str] = (),
) -> Correspondencia:
    """The letter, locked, once `actor` may see it and run `verbo` on it in its present state.

    `con` names what hangs from it and the verb will need. Raises `Correspondencia.DoesNotExist`
    (foreign or reserved), `SinPermiso`, `EstadoNoAdmite` or, when `version` is given and no
    longer the present one, `VersionAnterior`.
    """
    visibles = Correspondencia.objects.visibles_para(actor).defer(*DE_LA_BUSQUEDA)
    if con:
        visibles = visibles.select_related(*con)
    carta = visibles.select_for_update(of=("self",)).get(pk=carta_id)
    exigir_permiso(actor, verbo, carta)
    exigir_estado(carta, verbo)
    if version is not None:
        exigir_version(carta, version, f"El asunto {carta.folio}", REGISTRO)
    return carta


def bloquear_en_orden(*cartas: int) -> None:
    """Lock those letters in the order of their keys: nobody waits for who waits for them."""
    filas = Correspondencia.objects.filter(pk__in=cartas).order_by("pk")
    list(filas.select_for_update().values_list("pk"))


def exigir_estado(carta: Correspondencia, verbo: Verbo) -> None:
    """Raise `EstadoNoAdmite` saying the present state and who brought the letter there."""
    exigir_que_admita(carta, verbo, f"El asunto {carta.folio}", REGISTRO)


def asentar_carta(
    actor: Usuario,
    hecho: Hecho,
    carta: Correspondencia,
    *,
    ocurrido_en: datetime | None = None,
    institucion_id: int | None = None,
    por_cuenta_de: bool = False,
    **datos: Any,
) -> Asiento:
    """Write one fact of the letter in the log."""
    return asentar(
        actor,
        hecho,
        registro=REGISTRO,
        registro_id=carta.pk,
        asunto_id=carta.pk,
        institucion_id=institucion_id,
        por_cuenta_de=por_cuenta_de,
        ocurrido_en=ocurrido_en,
        datos=datos,
        responsables=[carta.analista_id],
    )


def exigir_variante(carta: Correspondencia) -> None:
    """Raise `DatoInvalido` when the variant is of a language other than the letter's."""
    variante = carta.variante
    error = reglas.error_de_lengua(carta.lengua_id, variante.lengua_id if variante else None)
    if error:
        raise DatoInvalido({"variante": error})


def cerrar_clasificar_y_canalizar(
    carta: Correspondencia, en: datetime, desenlace: Desenlace
) -> None:
    """End the unit's own clocks, if they still run."""
    relojes = (carta.plazo_clasificar, carta.plazo_canalizar)
    plazos.cerrar_si_corren(*relojes, en=en, desenlace=desenlace)


def cerrar_respuesta(carta: Correspondencia, en: datetime, desenlace: Desenlace) -> None:
    """End the petitioner's clock, if it still runs."""
    plazos.cerrar_si_corren(carta.plazo_respuesta, en=en, desenlace=desenlace)


def cerrar_prevencion(carta: Correspondencia, en: datetime, desenlace: Desenlace) -> None:
    """End the petitioner's term to complete the letter, if it still runs."""
    prevencion = carta.prevenciones.select_related("plazo").first()
    if prevencion is not None:
        plazos.cerrar_si_corren(prevencion.plazo, en=en, desenlace=desenlace)


def dejar_desechada(carta: Correspondencia, fundamento: str, en: datetime) -> None:
    """The letter ends at `en` for `fundamento`."""
    carta.cerrada_en = en
    carta.fundamento_cierre = fundamento
    carta.desechar()


def analistas_de(carta: Correspondencia) -> list[int]:
    """Who classified the letter; every analyst when nobody did."""
    if carta.analista_id:
        return [carta.analista_id]
    return [persona.pk for persona in personas_con_rol(Rol.ANALISTA)]


def avisar_de_la_carta(
    carta: Correspondencia, suceso: str, titulo: str, personas: Iterable[int]
) -> None:
    """Tell those people what happened to the letter, which its verb has just moved."""
    avisar(avisos_de_la_carta(carta, suceso, titulo, personas))


def avisos_de_la_carta(
    carta: Correspondencia, suceso: str, titulo: str, personas: Iterable[int]
) -> list[NuevoAviso]:
    """One notice for each of them, once per happening and version of the letter."""
    return [
        NuevoAviso(
            clave=f"correspondencia:{carta.pk}:{suceso}:{carta.version}:{persona}",
            destinatario_id=persona,
            titulo=titulo,
            texto=carta.folio,
            url=carta.get_absolute_url(),
            asunto_id=carta.pk,
        )
        for persona in personas
    ]


def texto_para_buscar(carta: Correspondencia, personas: Iterable[Peticionario]) -> str:
    """What full-text search looks into: subject, office number, who signs and from where."""
    partes = [carta.asunto, carta.oficio_numero, carta.localidad]
    for persona in personas:
        partes += [persona.nombre, persona.cargo, persona.comunidad]
    if carta.municipio is not None:
        partes.append(carta.municipio.nombre)
    return " ".join(parte for parte in partes if parte)
