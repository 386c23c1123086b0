"""solicitar: an interpreter or a translation is needed, and its clock starts."""

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.models.busqueda import DE_LA_BUSQUEDA
from coordinacion.correspondencia.reglas import error_de_lengua
from coordinacion.lenguas import selectors
from coordinacion.lenguas.models import ApoyoLinguistico
from coordinacion.lenguas.opciones import ClaseApoyo
from coordinacion.lenguas.permisos import puede
from coordinacion.lenguas.services.comun import asentar_apoyo
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, EstadoNoAdmite, SinPermiso
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.nucleo.etiquetas import VerboApoyo as Verbo
from coordinacion.organizacion.models import Lengua, Usuario, VarianteLengua
from coordinacion.plazos import services as plazos


@transaction.atomic
def solicitar(
    actor: Usuario,
    carta_id: int,
    *,
    clase: str,
    lengua: Lengua,
    variante: VarianteLengua | None = None,
    a_peticion: bool = False,
    para: str = "",
) -> ApoyoLinguistico:
    """Open a support of `clase` (a `ClaseApoyo`) for the letter; its clock runs from now.

    Nobody is told: whoever asks for it may assign it, and it waits in «Por asignar». Raises
    `Correspondencia.DoesNotExist`, `SinPermiso`, `EstadoNoAdmite` (the letter ended, or one of
    that kind is open) or `DatoInvalido`.
    """
    if not puede(actor, Verbo.SOLICITAR):
        raise SinPermiso
    error = error_de_lengua(lengua.pk, variante.lengua_id if variante else None)
    if error:
        raise DatoInvalido({"variante": error})
    visibles = Correspondencia.objects.visibles_para(actor).defer(*DE_LA_BUSQUEDA)
    carta = visibles.select_for_update(of=("self",)).get(pk=carta_id)
    _exigir_que_se_pueda(carta, clase)
    return _abrir(actor, carta, ClaseApoyo(clase), lengua, variante, a_peticion, para)


def solicitar_lo_pedido(actor: Usuario, carta: Correspondencia) -> list[ApoyoLinguistico]:
    """Open what the petitioner asked for in the letter, just classified, and nobody requested yet.

    Raises `DatoInvalido` when its language is not known.
    """
    clases = selectors.por_solicitar(carta)
    if clases and carta.lengua is None:
        raise DatoInvalido({"lengua": "Indique en qué lengua, para solicitar el apoyo."})
    return [
        solicitar(
            actor,
            carta.pk,
            clase=clase,
            lengua=carta.lengua,
            variante=carta.variante,
            a_peticion=True,
        )
        for clase in clases
        if carta.lengua is not None
    ]


def _exigir_que_se_pueda(carta: Correspondencia, clase: str) -> None:
    """A letter that follows another is answered with it, so its petitioner still waits."""
    if not carta.esta_abierta and carta.estado != EstadoCorrespondencia.ACUMULADA:
        raise EstadoNoAdmite(
            f"El asunto {carta.folio} está «{carta.get_estado_display()}»: ya no se solicita apoyo."
        )
    if carta.apoyos.abiertos().filter(clase=clase).exists():
        que = ClaseApoyo(clase).label.lower()
        raise EstadoNoAdmite(f"El asunto {carta.folio} ya tiene abierto ese apoyo: {que}.")


def _abrir(
    actor: Usuario,
    carta: Correspondencia,
    clase: ClaseApoyo,
    lengua: Lengua,
    variante: VarianteLengua | None,
    a_peticion: bool,
    para: str,
) -> ApoyoLinguistico:
    ahora = reloj.ahora()
    plazo = plazos.abrir(
        clase=clase.value,
        desde=ahora,
        asunto_id=carta.pk,
        folio=carta.folio,
        url=f"{carta.get_absolute_url()}#apoyos",
        tipo=carta.tipo.clave if carta.tipo else "",
        tema=carta.tema.clave if carta.tema else "",
    )
    apoyo = ApoyoLinguistico.objects.create(
        carta=carta,
        clase=clase,
        lengua=lengua,
        variante=variante,
        a_peticion=a_peticion,
        para=para,
        solicitado_por=actor,
        solicitado_en=ahora,
        plazo=plazo,
    )
    pidio = "el peticionario" if a_peticion else "la unidad"
    asentar_apoyo(actor, Hecho.APOYO_SOLICITADO, apoyo, pidio=pidio, para=para)
    return apoyo
