"""The closed catalogue of facts. What the timeline says of each is in `oraciones`."""

from django.db.models import TextChoices

from coordinacion.bitacora.oraciones import ORACIONES


class Hecho(TextChoices):
    """What may be written in the log; the label is the sentence that tells it."""

    # The letter
    CORRESPONDENCIA_RECIBIDA = "correspondencia_recibida"
    CORRESPONDENCIA_MIGRADA = "correspondencia_migrada"
    CORRESPONDENCIA_CORREGIDA = "correspondencia_corregida"
    CORRESPONDENCIA_CANCELADA = "correspondencia_cancelada"
    CORRESPONDENCIA_CLASIFICADA = "correspondencia_clasificada"
    CORRESPONDENCIA_RECLASIFICADA = "correspondencia_reclasificada"
    CORRESPONDENCIA_PREVENIDA = "correspondencia_prevenida"
    CORRESPONDENCIA_DESAHOGADA = "correspondencia_desahogada"
    CORRESPONDENCIA_PREVENCION_VENCIDA = "correspondencia_prevencion_vencida"
    CORRESPONDENCIA_DESECHADA = "correspondencia_desechada"
    CORRESPONDENCIA_CANALIZADA = "correspondencia_canalizada"
    CORRESPONDENCIA_REMITIDA = "correspondencia_remitida"
    CORRESPONDENCIA_RESPONDIDA_DIRECTO = "correspondencia_respondida_directo"
    CORRESPONDENCIA_ATENDIDA = "correspondencia_atendida"
    CORRESPONDENCIA_REGRESADA = "correspondencia_regresada"
    CORRESPONDENCIA_CONOCIMIENTO_TOMADO = "correspondencia_conocimiento_tomado"
    CORRESPONDENCIA_NOTIFICADA = "correspondencia_notificada"
    CORRESPONDENCIA_CONCLUIDA = "correspondencia_concluida"
    CORRESPONDENCIA_FUERA_DE_TERMINO = "correspondencia_fuera_de_termino"
    CORRESPONDENCIA_LIGADA = "correspondencia_ligada"
    CORRESPONDENCIA_DESLIGADA = "correspondencia_desligada"
    CORRESPONDENCIA_ACUMULADA = "correspondencia_acumulada"
    CORRESPONDENCIA_PRINCIPAL_TERMINADO = "correspondencia_principal_terminado"
    CORRESPONDENCIA_DESGLOSADA = "correspondencia_desglosada"
    CORRESPONDENCIA_A_DECISION = "correspondencia_a_decision"
    CORRESPONDENCIA_REABIERTA = "correspondencia_reabierta"
    CORRESPONDENCIA_ARCHIVADA = "correspondencia_archivada"
    EXPEDIENTE_PROPUESTO = "expediente_propuesto"
    EXPEDIENTE_CAMBIADO = "expediente_cambiado"
    ASUNTO_REASIGNADO = "asunto_reasignado"
    SEGUIMIENTO_REASIGNADO = "seguimiento_reasignado"
    CORRESPONDENCIA_CONSULTADA_RESERVADA = "correspondencia_consultada_reservada"
    PERSONA_AUTORIZADA = "persona_autorizada"
    AUTORIZACION_RETIRADA = "autorizacion_retirada"
    REGISTRO_CERRADO = "registro_cerrado"
    FOLIOS_RESERVADOS = "folios_reservados"
    FOLIOS_SIN_USAR = "folios_sin_usar"
    DOCUMENTO_AGREGADO = "documento_agregado"

    # One letter to one institution
    TURNO_TURNADO = "turno_turnado"
    TURNO_ACUSADO = "turno_acusado"
    TURNO_ACUSE_TACITO = "turno_acuse_tacito"
    TURNO_ACUSE_TACITO_RECTIFICADO = "turno_acuse_tacito_rectificado"
    TURNO_ASIGNADO = "turno_asignado"
    TURNO_INFORMADO = "turno_informado"
    TURNO_PRORROGA_SOLICITADA = "turno_prorroga_solicitada"
    TURNO_PRORROGA_CONCEDIDA = "turno_prorroga_concedida"
    TURNO_PRORROGA_NEGADA = "turno_prorroga_negada"
    TURNO_SUSPENDIDO = "turno_suspendido"
    TURNO_REANUDADO = "turno_reanudado"
    TURNO_RESPONDIDO = "turno_respondido"
    ENLACES_ANULADOS = "enlaces_anulados"
    TURNO_DEVUELTO = "turno_devuelto"
    TURNO_ACEPTADO = "turno_aceptado"
    TURNO_DECLINADO = "turno_declinado"
    TURNO_DECLINACION_SOLICITADA = "turno_declinacion_solicitada"
    TURNO_CARACTER_CAMBIADO = "turno_caracter_cambiado"
    TURNO_RETIRADO = "turno_retirado"
    TURNO_TRASPASADO = "turno_traspasado"
    RELACION_ENVIO_EMITIDA = "relacion_envio_emitida"
    RELACION_ENVIO_ENTREGADA = "relacion_envio_entregada"

    # Language: the interpreter and the translation
    APOYO_SOLICITADO = "apoyo_solicitado"
    APOYO_ASIGNADO = "apoyo_asignado"
    APOYO_PRESTADO = "apoyo_prestado"
    APOYO_NO_DISPONIBLE = "apoyo_no_disponible"
    APOYO_CANCELADO = "apoyo_cancelado"

    # What the unit sends
    OFICIO_ELABORADO = "oficio_elaborado"
    OFICIO_CORREGIDO = "oficio_corregido"
    OFICIO_NUMERADO = "oficio_numerado"
    OFICIO_DEVUELTO = "oficio_devuelto"
    OFICIO_FIRMADO = "oficio_firmado"
    OFICIO_DESPACHADO = "oficio_despachado"
    OFICIO_ACUSADO = "oficio_acusado"
    OFICIO_CANCELADO = "oficio_cancelado"

    # What is agreed
    ACUERDO_PROPUESTO = "acuerdo_propuesto"
    ACUERDO_CORREGIDO = "acuerdo_corregido"
    ACUERDO_ALCANZADO = "acuerdo_alcanzado"
    ACUERDO_NO_ALCANZADO = "acuerdo_no_alcanzado"
    ACUERDO_FIRMADO = "acuerdo_firmado"
    COMPROMISO_LIGADO = "compromiso_ligado"
    COMPROMISO_DESLIGADO = "compromiso_desligado"

    # Tables of dialogue and meetings
    MESA_PROGRAMADA = "mesa_programada"
    MESA_CORREGIDA = "mesa_corregida"
    MESA_INSTALADA = "mesa_instalada"
    MESA_EN_SESIONES = "mesa_en_sesiones"
    MESA_OPINIONES_RECOGIDAS = "mesa_opiniones_recogidas"
    MESA_OPINION_RESPONDIDA = "mesa_opinion_respondida"
    MESA_RESUMEN_PUBLICADO = "mesa_resumen_publicado"
    MESA_RESUMEN_RETIRADO = "mesa_resumen_retirado"
    MESA_CONCLUIDA = "mesa_concluida"
    REUNION_PROGRAMADA = "reunion_programada"
    REUNION_CORREGIDA = "reunion_corregida"
    REUNION_ORDENADA = "reunion_ordenada"
    REUNION_CONVOCADA = "reunion_convocada"
    REUNION_REPROGRAMADA = "reunion_reprogramada"
    REUNION_LISTA_PASADA = "reunion_lista_pasada"
    REUNION_CELEBRADA = "reunion_celebrada"
    REUNION_DOCUMENTADA = "reunion_documentada"
    REUNION_FORMALIZADA = "reunion_formalizada"
    REUNION_CANCELADA = "reunion_cancelada"
    CALENDARIO_CAMBIADO = "calendario_cambiado"

    # Petitions of a gira
    PETICION_DE_GIRA = "peticion_de_gira"

    # The archive's files
    EXPEDIENTE_ABIERTO = "expediente_abierto"
    EXPEDIENTE_CORREGIDO = "expediente_corregido"
    EXPEDIENTE_CERRADO = "expediente_cerrado"
    EXPEDIENTE_REABIERTO = "expediente_reabierto"

    # What comes in by mail
    CORREO_RECIBIDO = "correo_recibido"
    CORREO_REGISTRADO = "correo_registrado"
    CORREO_VINCULADO = "correo_vinculado"
    CORREO_DESCARTADO = "correo_descartado"
    CORREO_RECUPERADO = "correo_recuperado"

    # What somebody owes by a date
    COMPROMISO_ESCRITO = "compromiso_escrito"
    COMPROMISO_CORREGIDO = "compromiso_corregido"
    COMPROMISO_FORMALIZADO = "compromiso_formalizado"
    COMPROMISO_INFORMADO = "compromiso_informado"
    COMPROMISO_REPORTADO = "compromiso_reportado"
    COMPROMISO_VERIFICADO = "compromiso_verificado"
    COMPROMISO_RECHAZADO = "compromiso_rechazado"
    COMPROMISO_REPROGRAMADO = "compromiso_reprogramado"
    COMPROMISO_INCUMPLIDO = "compromiso_incumplido"
    COMPROMISO_CANCELADO = "compromiso_cancelado"
    COMPROMISO_TRASPASADO = "compromiso_traspasado"
    COMPROMISO_REASIGNADO = "compromiso_reasignado"

    # Follow-up tables of evaluations
    ACUERDO_IMPORTADO = "acuerdo_importado"
    ACUERDO_REIMPORTADO = "acuerdo_reimportado"
    COMPROMISO_IMPORTADO = "compromiso_importado"
    COMPROMISO_REIMPORTADO = "compromiso_reimportado"

    # Clocks and their calendar
    PLAZO_REAJUSTADO = "plazo_reajustado"
    PLAZO_REVIVIDO = "plazo_revivido"
    PLAZO_ESCALON = "plazo_escalon"
    REGLA_PLAZO_VALIDADA = "regla_plazo_validada"
    DIA_INHABIL_AGREGADO = "dia_inhabil_agregado"
    DIA_INHABIL_RETIRADO = "dia_inhabil_retirado"
    DATOS_SUPRIMIDOS = "datos_suprimidos"
    CORREO_REINTENTADO = "correo_reintentado"
    TEMA_INSTITUCION_ADOPTADA = "tema_institucion_adoptada"
    INSTITUCION_EXTINTA = "institucion_extinta"
    SUPLENCIA_REGISTRADA = "suplencia_registrada"
    SUPLENCIA_TERMINADA = "suplencia_terminada"
    CATALOGO_CAMBIADO = "catalogo_cambiado"

    @property
    def label(self) -> str:
        """The sentence, with its blanks."""
        return ORACIONES[self.value]


DE_LA_INSTITUCION = frozenset(
    {
        Hecho.TURNO_ACUSADO,
        Hecho.TURNO_ASIGNADO,
        Hecho.TURNO_INFORMADO,
        Hecho.TURNO_PRORROGA_SOLICITADA,
        Hecho.TURNO_RESPONDIDO,
        Hecho.TURNO_DECLINADO,
        Hecho.TURNO_DECLINACION_SOLICITADA,
        Hecho.CORRESPONDENCIA_NOTIFICADA,
        Hecho.COMPROMISO_INFORMADO,
        Hecho.COMPROMISO_REPORTADO,
        Hecho.COMPROMISO_VERIFICADO,
        Hecho.COMPROMISO_RECHAZADO,
    }
)
"""Facts of the institution's own people, unless they were recorded on its behalf."""
