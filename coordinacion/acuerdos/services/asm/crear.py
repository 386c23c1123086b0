"""What a table adds: each aspect an agreement that was reached, each activity a commitment.

What says a day is in force with its clock, which tells nobody of days that already passed; what
does not say one waits as proposed until somebody dates it.
"""

from collections.abc import Sequence

from coordinacion.acuerdos.models import (
    ActividadAsm,
    Acuerdo,
    AspectoAsm,
    Avance,
    Compromiso,
    Parte,
    TablaAsm,
)
from coordinacion.acuerdos.opciones import OrigenAcuerdo
from coordinacion.acuerdos.selectors.asm import AspectoRegistrado
from coordinacion.acuerdos.services.acuerdos.comun import tomar_folios
from coordinacion.acuerdos.services.asm.comparar import (
    ActividadComparada,
    AspectoComparado,
    Informe,
)
from coordinacion.acuerdos.services.asm.origen import Origen
from coordinacion.acuerdos.services.asm.vigencia import (
    avance_de,
    poner_en_vigor,
    reportar_lo_concluido,
)
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.services import asentar_varios

Par = tuple[ActividadComparada, Compromiso]


def crear(origen: Origen, informe: Informe, tabla: TablaAsm) -> None:
    """Write the agreements and commitments of which `informe` found no record."""
    _crear_acuerdos(origen, informe.nuevos, tabla)
    pares = _crear_compromisos(origen, informe)
    if not pares:
        return
    compromisos = [compromiso for _, compromiso in pares]
    poner_en_vigor(origen, compromisos)
    avances = [avance_de(origen, compromiso, una.leida) for una, compromiso in pares]
    Avance.objects.bulk_create([avance for avance in avances if avance is not None])
    reportar_lo_concluido(origen, [(una.leida, compromiso) for una, compromiso in pares])
    Compromiso.objects.bulk_update(compromisos, _LO_QUE_CAMBIA)
    asentar_varios(
        [
            origen.linea_de_compromiso(
                Hecho.COMPROMISO_IMPORTADO, compromiso, linea=una.leida.linea
            )
            for una, compromiso in pares
        ]
    )


_LO_QUE_CAMBIA = (
    "estado", "version", "plazo", "vigente_en", "fecha_original", "reportado_en", "avance",
)  # fmt: skip


def _crear_acuerdos(origen: Origen, nuevos: Sequence[AspectoComparado], tabla: TablaAsm) -> None:
    if not nuevos:
        return
    folios_libres = tomar_folios(len(nuevos))
    acuerdos = [
        _acuerdo(origen, uno, folio) for uno, folio in zip(nuevos, folios_libres, strict=True)
    ]
    Acuerdo.objects.bulk_create(acuerdos)
    _crear_partes(origen, acuerdos)
    filas = [
        AspectoAsm(
            tabla=tabla,
            acuerdo=acuerdo,
            numero=uno.leido.numero,
            orden=uno.orden,
            clave=uno.clave,
        )
        for uno, acuerdo in zip(nuevos, acuerdos, strict=True)
    ]
    for uno, fila in zip(nuevos, AspectoAsm.objects.bulk_create(filas), strict=True):
        uno.registrado = AspectoRegistrado(fila.acuerdo, fila, ())
    asentar_varios(
        [
            origen.linea_de_acuerdo(Hecho.ACUERDO_IMPORTADO, acuerdo, linea=uno.leido.linea)
            for uno, acuerdo in zip(nuevos, acuerdos, strict=True)
        ]
    )


def _acuerdo(origen: Origen, uno: AspectoComparado, folio: str) -> Acuerdo:
    acuerdo = Acuerdo(
        folio=folio,
        origen=OrigenAcuerdo.EVALUACION,
        texto=uno.leido.texto,
        alcanzado_en=origen.ahora,
        creado_por=origen.actor,
        creado_en=origen.ahora,
    )
    acuerdo.alcanzar()
    return acuerdo


def _crear_partes(origen: Origen, acuerdos: Sequence[Acuerdo]) -> None:
    """The institution that owes them is a party; of an authority that is only a name, its order of
    government is not known and nobody makes it up."""
    institucion = origen.institucion
    if institucion is not None:
        Parte.objects.bulk_create(
            Parte(acuerdo=acuerdo, institucion=institucion, orden=institucion.orden)
            for acuerdo in acuerdos
        )


def _crear_compromisos(origen: Origen, informe: Informe) -> list[Par]:
    base = _ultimo_renglon(informe)
    pares: list[Par] = []
    filas: list[ActividadAsm] = []
    for aspecto in informe.aspectos:
        assert aspecto.registrado is not None  # noqa: S101
        registrado = aspecto.registrado
        numero = max((una.compromiso.numero for una in registrado.actividades), default=0)
        for una in aspecto.actividades:
            if una.es_nueva:
                numero += 1
                compromiso = _compromiso(origen, registrado.acuerdo, una, numero)
                pares.append((una, compromiso))
                filas.append(_fila(registrado.fila, una, compromiso, base))
    Compromiso.objects.bulk_create([compromiso for _, compromiso in pares])
    ActividadAsm.objects.bulk_create(filas)
    return pares


def _ultimo_renglon(informe: Informe) -> int:
    """New rows go after the known ones, so that none is taken for part of one of them."""
    return max(
        (
            una.fila.renglon
            for aspecto in informe.aspectos
            if aspecto.registrado
            for una in aspecto.registrado.actividades
            if una.fila
        ),
        default=0,
    )


def _compromiso(
    origen: Origen, acuerdo: Acuerdo, una: ActividadComparada, numero: int
) -> Compromiso:
    celdas = una.leida.celdas
    return Compromiso(
        acuerdo=acuerdo,
        numero=numero,
        folio=f"{acuerdo.folio}/{numero}",
        texto=una.leida.texto,
        institucion=origen.institucion,
        externo="" if origen.institucion else origen.dependencia,
        area_coordinadora=celdas.get("coordinadora", ""),
        area_responsable=celdas.get("responsable", ""),
        fecha_comprometida=una.leida.fecha.dia,
        resultado_esperado=celdas.get("resultado", ""),
        producto=celdas.get("producto", ""),
        creado_por=origen.actor,
        creado_en=origen.ahora,
    )


def _fila(
    aspecto: AspectoAsm, una: ActividadComparada, compromiso: Compromiso, base: int
) -> ActividadAsm:
    leida = una.leida
    fila = ActividadAsm(
        aspecto=aspecto,
        compromiso=compromiso,
        orden=una.orden,
        renglon=base + leida.renglon,
        clave=una.clave,
    )
    fila.tomar(leida)
    return fila
