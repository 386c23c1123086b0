"""The verbs of clocks and calendars."""

from coordinacion.plazos.selectors import calendario_de, habiles_transcurridos
from coordinacion.plazos.services.ajustes import reajustar
from coordinacion.plazos.services.calendarios import (
    agregar_inhabil,
    agregar_inhabiles,
    crear_calendario,
    publicar_calendario,
    retirar_inhabil,
)
from coordinacion.plazos.services.correo import enviar_correos
from coordinacion.plazos.services.dias import ensayar, materializar
from coordinacion.plazos.services.escalera import reprogramar
from coordinacion.plazos.services.jornada import dar_por_resumidos, jornada, jornadas
from coordinacion.plazos.services.prorroga import (
    conceder_prorroga,
    negar_prorroga,
    prever_prorroga,
    solicitar_prorroga,
    tope_que_pasa,
)
from coordinacion.plazos.services.relojes import (
    Apertura,
    Filas,
    abrir,
    abrir_varios,
    asignar_persona,
    callar_lo_pasado,
    cerrar,
    cerrar_en_bloque,
    cerrar_si_corren,
    corregir_cierre,
    dejar_tarde_si_vencio,
    marcar_cerrado,
    preparar_filas,
    prever,
    prever_varios,
    reabrir,
)
from coordinacion.plazos.services.sucesion import pasar_a_institucion
from coordinacion.plazos.services.suspension import reanudar, suspender
from coordinacion.plazos.services.validacion import validar_regla
from coordinacion.plazos.services.vigilancia import latir, latir_al_corriente, vigilar

__all__ = [
    "Apertura",
    "Filas",
    "abrir",
    "abrir_varios",
    "agregar_inhabil",
    "agregar_inhabiles",
    "asignar_persona",
    "calendario_de",
    "callar_lo_pasado",
    "cerrar",
    "cerrar_en_bloque",
    "cerrar_si_corren",
    "conceder_prorroga",
    "corregir_cierre",
    "crear_calendario",
    "dar_por_resumidos",
    "dejar_tarde_si_vencio",
    "ensayar",
    "enviar_correos",
    "habiles_transcurridos",
    "jornada",
    "jornadas",
    "latir",
    "latir_al_corriente",
    "marcar_cerrado",
    "materializar",
    "negar_prorroga",
    "pasar_a_institucion",
    "preparar_filas",
    "prever",
    "prever_prorroga",
    "prever_varios",
    "publicar_calendario",
    "reabrir",
    "reajustar",
    "reanudar",
    "reprogramar",
    "retirar_inhabil",
    "solicitar_prorroga",
    "suspender",
    "tope_que_pasa",
    "validar_regla",
    "vigilar",
]
