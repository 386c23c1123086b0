"""Tables of aspects susceptible of improvement: read, compared with the records, written."""

from coordinacion.acuerdos.services.asm.archivos import aplicar_archivo, subir
from coordinacion.acuerdos.services.asm.comparar import Informe
from coordinacion.acuerdos.services.asm.importar import aplicar, revisar

__all__ = ["Informe", "aplicar", "aplicar_archivo", "revisar", "subir"]
