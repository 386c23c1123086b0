"""An agreement put into the words of its printed form."""

from collections.abc import Iterable, Sequence

from coordinacion.acuerdos import formatos
from coordinacion.acuerdos.models import Acuerdo, Compromiso, Parte
from coordinacion.acuerdos.selectors import cumplimiento
from coordinacion.canalizacion.impresos import membrete
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoAcuerdo
from coordinacion.nucleo.templatetags.interfaz import fecha_corta, fecha_larga
from coordinacion.organizacion.models import Institucion
from coordinacion.plazos.semaforo import semaforo
from coordinacion.vinculacion.formatos import FilaAcuerdo

LA_UNIDAD = "La unidad"


def acuerdo(
    uno: Acuerdo, partes: Sequence[Parte], compromisos: Sequence[Compromiso], url: str
) -> bytes:
    """Its sheet, as PDF; `url` is where its code leads."""
    return formatos.acuerdo(
        formatos.Acuerdo(
            membrete=membrete(),
            folio=uno.folio,
            url=url,
            estado=str(uno.get_estado_display()),
            origen=_origen(uno),
            texto=uno.texto,
            motivo=uno.motivo,
            proyecto=str(uno.proyecto or ""),
            lugar=_lugar(uno),
            alcanzado=fecha_larga(uno.alcanzado_en) if uno.alcanzado_en else "",
            cumplimiento=cumplimiento(list(compromisos)).texto,
            partes=[_parte(parte) for parte in partes],
            compromisos=[_compromiso(compromiso) for compromiso in compromisos],
            elaborado=fecha_larga(reloj.ahora()),
        )
    )


def para_la_minuta(acuerdos: Iterable[Acuerdo]) -> list[FilaAcuerdo]:
    """What was agreed at a meeting, in the words of its minutes."""
    return [
        FilaAcuerdo(
            uno.folio, _lo_acordado(uno), [_lo_que_se_debe(c) for c in uno.compromisos.all()]
        )
        for uno in acuerdos
    ]


def _lo_acordado(uno: Acuerdo) -> str:
    """Its text; of one that was not reached, that too, and why."""
    if uno.estado == EstadoAcuerdo.ALCANZADO:
        return uno.texto
    return f"{uno.texto} ({': '.join(filter(None, (uno.get_estado_display(), uno.motivo)))})"


def _lo_que_se_debe(uno: Compromiso) -> str:
    cuando = _cuando(uno)
    return f"{uno.texto} — {uno.responsable}, {cuando}. Verifica: {uno.quien_verifica or LA_UNIDAD}"


def _cuando(uno: Compromiso) -> str:
    if uno.fecha_comprometida:
        return fecha_larga(uno.fecha_comprometida)
    if uno.dias_habiles:
        return f"{uno.dias_habiles} días hábiles"
    return "sin fecha"


def _origen(uno: Acuerdo) -> str:
    origen = str(uno.get_origen_display())
    return f"{origen} {uno.reunion}" if uno.reunion else origen


def _lugar(uno: Acuerdo) -> str:
    return f"{uno.municipio}, {uno.municipio.region}" if uno.municipio else ""


def _parte(parte: Parte) -> formatos.ParteImpresa:
    return formatos.ParteImpresa(
        nombre=str(parte),
        orden=str(Institucion.Orden(parte.orden).label),
        firmante=", ".join(filter(None, (parte.firmante, parte.cargo))),
        firmado=fecha_corta(parte.firmado_en) if parte.firmado_en else "",
    )


def _compromiso(uno: Compromiso) -> formatos.CompromisoImpreso:
    return formatos.CompromisoImpreso(
        folio=uno.folio,
        texto=uno.texto,
        responsable=uno.responsable,
        verifica=uno.quien_verifica or LA_UNIDAD,
        fecha=fecha_corta(uno.fecha_comprometida) if uno.fecha_comprometida else "Sin fecha",
        estado=str(uno.get_estado_display()),
        semaforo=semaforo(uno.plazo).texto if uno.plazo else "",
    )
