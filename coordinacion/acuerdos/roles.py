"""Who brings in and who reads the tables of aspects susceptible of improvement (decision 047)."""

from coordinacion.organizacion.roles import Rol

IMPORTAN_ASM = (Rol.VINCULACION,)
LEEN_ASM = (Rol.VINCULACION, Rol.TITULAR_UNIDAD, Rol.CONSULTA, Rol.AUDITORIA)
