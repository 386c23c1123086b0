"""importar: a whole table comes in, or nothing of it. What is already here is not added again."""

import hashlib

from django.db import transaction

from coordinacion.acuerdos.asm import archivo as archivos
from coordinacion.acuerdos.asm import lector
from coordinacion.acuerdos.asm.palabras import huella
from coordinacion.acuerdos.asm.tabla import OFICIALES, Incidencia
from coordinacion.acuerdos.models import TablaAsm
from coordinacion.acuerdos.permisos_asm import puede_importar
from coordinacion.acuerdos.selectors.asm import aspectos_de
from coordinacion.acuerdos.services.asm.actualizar import actualizar
from coordinacion.acuerdos.services.asm.comparar import (
    Informe,
    clave_de_tabla,
    comparar,
    informar,
)
from coordinacion.acuerdos.services.asm.crear import crear
from coordinacion.acuerdos.services.asm.origen import Origen
from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import SinPermiso
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.organizacion.selectors import nombres_de_instituciones, personas_por_institucion

_LARGOS = {"coordinadora": 200, "responsable": 200}
_DEL_ENCABEZADO = {"dependencia": 200, "programa": 300, "documento": 300}


def revisar(actor: Usuario, nombre: str, contenido: bytes) -> Informe:
    """Say what a file would add and change; writes nothing. Raises `SinPermiso`, or `DatoInvalido`
    when it cannot be read at all."""
    informe = _leer(actor, nombre, contenido)
    informe.registrada = TablaAsm.objects.filter(
        clave=clave_de_tabla(informe.tabla.encabezado)
    ).first()
    comparar(informe, aspectos_de(informe.registrada) if informe.registrada else [])
    return informe


def aplicar(actor: Usuario, nombre: str, contenido: bytes) -> Informe:
    """Write what a file adds and changes, or nothing if it has an error. Raises as `revisar`.

    The table is held until the commit, so the same file twice at once enters once.
    """
    informe = _leer(actor, nombre, contenido)
    if informe.errores:
        comparar(informe, [])
        return informe
    with transaction.atomic():
        _escribir(actor, informe)
    return informe


def _leer(actor: Usuario, nombre: str, contenido: bytes) -> Informe:
    if not puede_importar(actor):
        raise SinPermiso
    hoja = archivos.abrir(nombre, contenido)
    informe = informar(nombre, hoja, lector.leer(hoja))
    _exigir_lo_que_cabe(informe)
    _reconocer_dependencia(informe)
    return informe


def _exigir_lo_que_cabe(informe: Informe) -> None:
    for una in informe.tabla.actividades:
        for columna, largo in _LARGOS.items():
            dicho = una.celdas.get(columna, "")
            if len(dicho) > largo:
                mensaje = f"tiene {len(dicho):,} letras y caben {largo:,}"
                informe.errores.append(Incidencia(una.linea, OFICIALES[columna], mensaje, dicho))
    for campo, largo in _DEL_ENCABEZADO.items():
        dicho = getattr(informe.tabla.encabezado, campo)
        if len(dicho) > largo:
            mensaje = f"Sobre la tabla, {campo} tiene {len(dicho):,} letras y caben {largo:,}."
            informe.errores.append(Incidencia(1, "", mensaje, dicho))


def _reconocer_dependencia(informe: Informe) -> None:
    """Who owes it all: an institution of the catalogue, or an authority by its name."""
    dicha = informe.tabla.encabezado.dependencia
    if not dicha:
        mensaje = "Sin la dependencia no se sabe de quién son los compromisos: escríbala sobre la "
        informe.errores.append(Incidencia(1, "", f"{mensaje}tabla, como «Dependencia: …»."))
        return
    suyas = {i for nombre, i in nombres_de_instituciones() if huella(nombre) == huella(dicha)}
    informe.institucion = suyas.pop() if len(suyas) == 1 else None
    if informe.institucion is None:
        mensaje = f"«{dicha}» no está en el catálogo: se registra como autoridad sin cuenta."
        informe.advertencias.append(Incidencia(1, "", mensaje))


def _escribir(actor: Usuario, informe: Informe) -> None:
    ahora = reloj.ahora()
    encabezado = informe.tabla.encabezado
    origen = Origen(actor, informe.archivo, ahora, encabezado.dependencia, informe.institucion)
    tabla = _tabla(origen, informe)
    informe.registrada = tabla
    comparar(informe, aspectos_de(tabla))
    crear(origen, informe, tabla)
    actualizar(origen, informe)
    _guardar_encabezado(tabla, informe)
    _avisar(origen, informe, tabla)


def _tabla(origen: Origen, informe: Informe) -> TablaAsm:
    """The table of the file, locked; made the first time that it comes."""
    encabezado = informe.tabla.encabezado
    tabla, _ = TablaAsm.objects.get_or_create(
        clave=clave_de_tabla(encabezado),
        defaults={
            "dependencia": encabezado.dependencia,
            "creado_por": origen.actor,
            "creado_en": origen.ahora,
        },
    )
    return TablaAsm.objects.select_for_update().get(pk=tabla.pk)


def _guardar_encabezado(tabla: TablaAsm, informe: Informe) -> None:
    encabezado = informe.tabla.encabezado
    for campo in ("clase", "dependencia", "programa", "documento", "ciclo", "mecanismo"):
        setattr(tabla, campo, getattr(encabezado, campo))
    tabla.lineas, tabla.notas = list(encabezado.lineas), list(encabezado.notas)
    tabla.institucion = informe.institucion
    tabla.save()


def _avisar(origen: Origen, informe: Informe, tabla: TablaAsm) -> None:
    """One summary for who answers for the institution; nothing commitment by commitment."""
    if not informe.nuevas or informe.institucion is None:
        return
    institucion = informe.institucion.pk
    enlaces = personas_por_institucion(Rol.ENLACE, [institucion]).get(institucion, [])
    nuevas = "|".join(una.clave for una in informe.nuevas)
    referencia = hashlib.sha256(nuevas.encode()).hexdigest()[:16]
    avisar(
        NuevoAviso(
            clave=f"asm:{tabla.pk}:{referencia}:{persona}",
            destinatario_id=persona,
            titulo="Se registraron compromisos de evaluaciones externas",
            texto=f"{len(informe.nuevas):,} de {tabla.programa or tabla.dependencia}"[:500],
        )
        for persona in enlaces
    )
