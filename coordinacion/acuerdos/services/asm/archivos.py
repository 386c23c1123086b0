"""Files handed in on screen: kept, seen before anything is written, and applied once."""

from uuid import UUID

from django.db import transaction

from coordinacion.acuerdos.models import ArchivoAsm
from coordinacion.acuerdos.permisos_asm import puede_importar
from coordinacion.acuerdos.services.asm.comparar import Informe
from coordinacion.acuerdos.services.asm.importar import aplicar, revisar
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Usuario


def subir(actor: Usuario, nombre: str, contenido: bytes, *, clave_envio: UUID) -> ArchivoAsm:
    """Keep a file to be seen; the same form twice is one. Raises as `revisar`."""
    revisar(actor, nombre, contenido)
    archivo, _ = ArchivoAsm.objects.get_or_create(
        clave_envio=clave_envio,
        defaults={
            "archivo": nombre[:200],
            "contenido": contenido,
            "actor": actor,
            "creado_en": reloj.ahora(),
        },
    )
    return archivo


@transaction.atomic
def aplicar_archivo(actor: Usuario, archivo_id: int) -> ArchivoAsm:
    """Write what a file handed in says. Applied twice it writes once.

    Raises `ArchivoAsm.DoesNotExist`, `SinPermiso`, or `EstadoNoAdmite` when it has errors.
    """
    visibles = ArchivoAsm.objects.visibles_para(actor).select_for_update(of=("self",))
    archivo = visibles.get(pk=archivo_id)
    if not puede_importar(actor):
        raise SinPermiso
    if archivo.aplicado_en is not None:
        return archivo
    informe = aplicar(actor, archivo.archivo, bytes(archivo.contenido))
    if informe.errores:
        raise EstadoNoAdmite("La tabla tiene errores: corríjala en el archivo y súbalo de nuevo.")
    archivo.aplicado_en, archivo.tabla = reloj.ahora(), informe.registrada
    archivo.resumen = resumir(informe)
    archivo.save(update_fields=["aplicado_en", "tabla", "resumen"])
    return archivo


def resumir(informe: Informe) -> dict[str, int]:
    """The report in figures."""
    return {
        "aspectos": len(informe.tabla.aspectos),
        "actividades": len(informe.tabla.actividades),
        "nuevos": len(informe.nuevos),
        "nuevas": len(informe.nuevas),
        "cambios": len(informe.cambios),
        "errores": len(informe.errores),
        "advertencias": len(informe.advertencias),
    }
