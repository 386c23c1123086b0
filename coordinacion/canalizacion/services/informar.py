"""informe_parcial: how far the institution has got, and when it expects to answer."""

from datetime import date

from django.db import transaction

from coordinacion.bitacora.hechos import Hecho
from coordinacion.canalizacion.models import InformeParcial, Turno
from coordinacion.canalizacion.services.comun import (
    PorCuenta,
    asentar_turno,
    avisar_a_la_unidad,
    bloquear_turno,
    es_la_misma_prueba,
    guardar_prueba,
    momento_de,
    soltar_prueba,
)
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido
from coordinacion.nucleo.etiquetas import VerboTurno
from coordinacion.organizacion.models import Usuario


@transaction.atomic
def informe_parcial(
    actor: Usuario,
    turno_id: int,
    *,
    texto: str,
    fecha_esperada: date,
    por_cuenta: PorCuenta | None = None,
) -> InformeParcial:
    """Report progress; it moves no clock. The latest report sent again changes nothing.

    Raises as `bloquear_turno`, or `DatoInvalido`.
    """
    turno = bloquear_turno(actor, turno_id, VerboTurno.INFORME_PARCIAL, por_cuenta)
    clase = Documento.Clase.ANEXO
    ultimo = turno.informes.first()
    repetido = ultimo is not None and (ultimo.texto, ultimo.fecha_esperada) == (
        texto,
        fecha_esperada,
    )
    if ultimo is not None and repetido and es_la_misma_prueba(turno, por_cuenta, clase):
        soltar_prueba(por_cuenta)
        return ultimo
    _validar(texto, fecha_esperada)
    guardar_prueba(turno, por_cuenta, clase)
    informe = _guardar(actor, turno, texto, fecha_esperada, por_cuenta)
    turno.informe_parcial()
    asentar_turno(
        actor,
        Hecho.TURNO_INFORMADO,
        turno,
        por_cuenta=por_cuenta,
        fecha=f"{fecha_esperada:%d/%m/%Y}",
    )
    avisar_a_la_unidad(turno, f"avance:{informe.pk}", "Avance parcial de la dependencia")
    return informe


def _validar(texto: str, fecha_esperada: date) -> None:
    if not texto.strip():
        raise DatoInvalido({"texto": "Escriba qué se ha hecho."})
    if fecha_esperada < reloj.hoy():
        raise DatoInvalido({"fecha_esperada": "La fecha en que espera responder ya pasó."})


def _guardar(
    actor: Usuario,
    turno: Turno,
    texto: str,
    fecha_esperada: date,
    por_cuenta: PorCuenta | None,
) -> InformeParcial:
    return InformeParcial.objects.create(
        turno=turno,
        texto=texto,
        fecha_esperada=fecha_esperada,
        informado_en=momento_de(por_cuenta),
        registrado_por=actor,
        por_cuenta_de=por_cuenta is not None,
        entrego=por_cuenta.entrego if por_cuenta else "",
    )
