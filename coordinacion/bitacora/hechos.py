"""The closed catalogue of facts. Each label is the sentence that the timeline shows.

``{campo}`` is filled from the line's ``datos``; ``{institucion}`` falls back to the name of the
institution that the line concerns. A part between ``[`` and ``]`` is dropped when one of its
fields is unknown, so an old line never shows a hole.
"""

from django.db.models import TextChoices


class Hecho(TextChoices):
    """What may be written in the log, and in which words."""

    # The letter
    CORRESPONDENCIA_RECIBIDA = (
        "correspondencia_recibida",
        "Registró la correspondencia[ con el folio {folio}][, recibida por {canal}]"
        "[. Se desglosó del asunto {origen}][. Folio de contingencia: {contingencia}]"
        "[. Captura tardía: {motivo}]",
    )
    CORRESPONDENCIA_MIGRADA = (
        "correspondencia_migrada",
        "Importó el asunto del registro anterior[, donde tenía el folio {folio_anterior}]"
        "[ («{archivo}», renglón {renglon})][. Consta: {consta}]",
    )
    CORRESPONDENCIA_CORREGIDA = (
        "correspondencia_corregida",
        "Corrigió los datos del registro[. Motivo: {motivo}]",
    )
    CORRESPONDENCIA_CANCELADA = (
        "correspondencia_cancelada",
        "Canceló el registro[. Motivo: {motivo}]",
    )
    CORRESPONDENCIA_CLASIFICADA = (
        "correspondencia_clasificada",
        "Clasificó el asunto[ como {tipo}][, tema {tema}]",
    )
    CORRESPONDENCIA_RECLASIFICADA = (
        "correspondencia_reclasificada",
        "Reclasificó el asunto[ como {tipo}][, tema {tema}][. Motivo: {motivo}]",
    )
    CORRESPONDENCIA_PREVENIDA = (
        "correspondencia_prevenida",
        "Previno al peticionario[ ({medio})][. Se requiere: {requerido}]",
    )
    CORRESPONDENCIA_DESAHOGADA = (
        "correspondencia_desahogada",
        "Registró lo que entregó el peticionario[: {entregado}]",
    )
    CORRESPONDENCIA_PREVENCION_VENCIDA = (
        "correspondencia_prevencion_vencida",
        "Venció el término de la prevención sin que se entregara lo requerido; el plazo de "
        "respuesta vuelve a correr",
    )
    CORRESPONDENCIA_DESECHADA = (
        "correspondencia_desechada",
        "Desechó el asunto[. Fundamento: {fundamento}][. Aviso al peticionario: {aviso}]",
    )
    CORRESPONDENCIA_CANALIZADA = (
        "correspondencia_canalizada",
        "Turnó el asunto[ a {destinos}]",
    )
    CORRESPONDENCIA_REMITIDA = (
        "correspondencia_remitida",
        "Remitió el asunto[ a {institucion}][. Competencia: {fundamento}]",
    )
    CORRESPONDENCIA_RESPONDIDA_DIRECTO = (
        "correspondencia_respondida_directo",
        "Respondió directamente el asunto[. Sentido: {sentido}]",
    )
    CORRESPONDENCIA_ATENDIDA = (
        "correspondencia_atendida",
        "El asunto quedó con respuesta, por notificar[. Sentido: {sentido}]",
    )
    CORRESPONDENCIA_REGRESADA = (
        "correspondencia_regresada",
        "Regresó el asunto a trámite[. Motivo: {motivo}]",
    )
    CORRESPONDENCIA_CONOCIMIENTO_TOMADO = (
        "correspondencia_conocimiento_tomado",
        "Tomó conocimiento; el asunto no requiere respuesta",
    )
    CORRESPONDENCIA_NOTIFICADA = (
        "correspondencia_notificada",
        "Registró un intento de notificación[ ({medio})][: {resultado}]"
        "[. Sin la traducción pedida: {sin_traduccion}]",
    )
    CORRESPONDENCIA_CONCLUIDA = (
        "correspondencia_concluida",
        "Concluyó el asunto[. Sentido: {sentido}][. Sin notificación: {motivo}]"
        "[. Sin el apoyo lingüístico pedido: {sin_apoyo}]",
    )
    CORRESPONDENCIA_FUERA_DE_TERMINO = (
        "correspondencia_fuera_de_termino",
        "El asunto terminó fuera de término[ ({atraso})][: {tardo}]",
    )
    CORRESPONDENCIA_LIGADA = (
        "correspondencia_ligada",
        "Ligó el asunto[ con el {otra}][. Por qué: {motivo}]",
    )
    CORRESPONDENCIA_DESLIGADA = (
        "correspondencia_desligada",
        "Deshizo la liga[ con el {otra}][. Motivo: {motivo}]",
    )
    CORRESPONDENCIA_ACUMULADA = (
        "correspondencia_acumulada",
        "Acumuló el asunto[ al {principal}]",
    )
    CORRESPONDENCIA_PRINCIPAL_TERMINADO = (
        "correspondencia_principal_terminado",
        "Terminó el asunto principal[ {principal}][: {estado}][. Sentido: {sentido}]",
    )
    CORRESPONDENCIA_DESGLOSADA = (
        "correspondencia_desglosada",
        "Separó puntos del asunto[ con los folios {folios}]",
    )
    CORRESPONDENCIA_A_DECISION = (
        "correspondencia_a_decision",
        "Pasó a decisión de la persona titular de la unidad[: lo han rechazado {rechazos} "
        "instituciones]",
    )
    CORRESPONDENCIA_REABIERTA = (
        "correspondencia_reabierta",
        "Reabrió el asunto por inconformidad[. Fundamento: {fundamento}]"
        "[. Se había respondido: {respuesta}]",
    )
    CORRESPONDENCIA_ARCHIVADA = (
        "correspondencia_archivada",
        "Archivó el asunto[ en el expediente {expediente}][, con {fojas} fojas]"
        "[ y {digitales} copias digitales][. Lugar: {lugar}]",
    )
    EXPEDIENTE_PROPUESTO = ("expediente_propuesto", "Propuso el expediente[ {expediente}]")
    EXPEDIENTE_CAMBIADO = (
        "expediente_cambiado",
        "Pasó el asunto[ del expediente {antes}][ al {expediente}][. Motivo: {motivo}]",
    )
    ASUNTO_REASIGNADO = ("asunto_reasignado", "Reasignó el asunto[ a {persona}]")
    SEGUIMIENTO_REASIGNADO = (
        "seguimiento_reasignado",
        "Pasó el seguimiento del asunto[ de {antes}][ a {persona}]",
    )
    CORRESPONDENCIA_CONSULTADA_RESERVADA = (
        "correspondencia_consultada_reservada",
        "Consultó el asunto reservado",
    )
    PERSONA_AUTORIZADA = (
        "persona_autorizada",
        "Autorizó[ a {persona}] para consultar el asunto reservado",
    )
    AUTORIZACION_RETIRADA = (
        "autorizacion_retirada",
        "Retiró la autorización para consultar el asunto reservado[ a {persona}][. {motivo}]",
    )
    REGISTRO_CERRADO = (
        "registro_cerrado",
        "Cerró el registro[ {registro}][ con {cartas} asuntos][; último folio: {ultimo}]",
    )
    FOLIOS_RESERVADOS = (
        "folios_reservados",
        "Reservó folios de contingencia[: {folios}][. Motivo: {motivo}]",
    )
    FOLIOS_SIN_USAR = (
        "folios_sin_usar",
        "Declaró sin usar folios de contingencia[: {folios}][. Motivo: {motivo}]",
    )
    DOCUMENTO_AGREGADO = ("documento_agregado", "Agregó un documento[: {nombre}]")

    # One letter to one institution
    TURNO_TURNADO = (
        "turno_turnado",
        "Turnó a {institucion}[, {caracter}][, como {parte}][. Instrucción: {instruccion}]",
    )
    TURNO_ACUSADO = ("turno_acusado", "Acusó de recibido el turno[ ({clase})]")
    TURNO_ACUSE_TACITO = (
        "turno_acuse_tacito",
        "Venció el término para acusar: el turno se tiene por recibido tácitamente",
    )
    TURNO_ACUSE_TACITO_RECTIFICADO = (
        "turno_acuse_tacito_rectificado",
        "Rectificó el acuse tácito con el acuse en papel[ del {fecha}]",
    )
    TURNO_ASIGNADO = ("turno_asignado", "Asignó el turno[ al área {area}][ a {persona}]")
    TURNO_INFORMADO = (
        "turno_informado",
        "Informó un avance parcial[; espera responder el {fecha}]",
    )
    TURNO_PRORROGA_SOLICITADA = (
        "turno_prorroga_solicitada",
        "Pidió una prórroga[ de {termino}][, {extemporanea}][. Motivo: {motivo}]",
    )
    TURNO_PRORROGA_CONCEDIDA = (
        "turno_prorroga_concedida",
        "Concedió una prórroga[ de {termino}][; el turno vence el {fecha}][. {motivo}]",
    )
    TURNO_PRORROGA_NEGADA = (
        "turno_prorroga_negada",
        "Negó la prórroga[. Motivo: {motivo}]",
    )
    TURNO_SUSPENDIDO = (
        "turno_suspendido",
        "Suspendió el plazo del turno[: {categoria}][. Motivo: {motivo}]",
    )
    TURNO_REANUDADO = ("turno_reanudado", "Reanudó el plazo del turno[. {motivo}]")
    TURNO_RESPONDIDO = ("turno_respondido", "Registró la respuesta[ con el oficio {oficio}]")
    ENLACES_ANULADOS = (
        "enlaces_anulados",
        "Anuló los enlaces de correo enviados a {institucion}",
    )
    TURNO_DEVUELTO = (
        "turno_devuelto",
        "Devolvió la respuesta para complementar[. Falta: {motivo}]",
    )
    TURNO_ACEPTADO = ("turno_aceptado", "Aceptó la respuesta")
    TURNO_DECLINADO = (
        "turno_declinado",
        "Manifestó que no es de su competencia[. Fundamento: {fundamento}][. Motivo: {motivo}]",
    )
    TURNO_DECLINACION_SOLICITADA = (
        "turno_declinacion_solicitada",
        "Pidió, fuera de la ventana, que se le retire el turno[. Fundamento: {fundamento}]",
    )
    TURNO_CARACTER_CAMBIADO = (
        "turno_caracter_cambiado",
        "Cambió el turno de conocimiento a atención[. Instrucción: {instruccion}]",
    )
    TURNO_RETIRADO = ("turno_retirado", "Retiró el turno[. Motivo: {motivo}]")
    TURNO_TRASPASADO = (
        "turno_traspasado",
        "Pasó el turno[ de {antes}] a {institucion}, que la sucede[. Lo dispone: {acto}]"
        "[. Lo tenía: {tenia}]",
    )
    RELACION_ENVIO_EMITIDA = (
        "relacion_envio_emitida",
        "Emitió la relación de envío[ {folio}][ para {institucion}]",
    )
    RELACION_ENVIO_ENTREGADA = (
        "relacion_envio_entregada",
        "Registró la entrega de la relación de envío[ {folio}][; recibió {recibio}]",
    )

    # Language: the interpreter and the translation
    APOYO_SOLICITADO = (
        "apoyo_solicitado",
        "Solicitó {apoyo}[ en {lengua}][. Lo pidió {pidio}][. {para}]",
    )
    APOYO_ASIGNADO = ("apoyo_asignado", "Asignó {apoyo}[ a {quien}][, en lugar de {antes}]")
    APOYO_PRESTADO = ("apoyo_prestado", "Registró {apoyo} de {quien}[. {observaciones}]")
    APOYO_NO_DISPONIBLE = (
        "apoyo_no_disponible",
        "Declaró que no hubo quien prestara {apoyo}[ en {lengua}][. Motivo: {motivo}]",
    )
    APOYO_CANCELADO = ("apoyo_cancelado", "Canceló {apoyo}[. Motivo: {motivo}]")

    # What the unit sends
    OFICIO_ELABORADO = ("oficio_elaborado", "Elaboró un oficio[ de {clase}][ para {destinatario}]")
    OFICIO_CORREGIDO = ("oficio_corregido", "Corrigió el borrador del oficio[ {folio}]")
    OFICIO_NUMERADO = ("oficio_numerado", "Pasó a firma el oficio[ {folio}]")
    OFICIO_DEVUELTO = (
        "oficio_devuelto",
        "Devolvió a borrador el oficio[ {folio}][. Motivo: {motivo}]",
    )
    OFICIO_FIRMADO = ("oficio_firmado", "Registró la firma del oficio[ {folio}][ por {firma}]")
    OFICIO_DESPACHADO = ("oficio_despachado", "Despachó el oficio[ {folio}][ por {medio}]")
    OFICIO_ACUSADO = (
        "oficio_acusado",
        "Registró el acuse del oficio[ {folio}][; recibió {recibio}]",
    )
    OFICIO_CANCELADO = ("oficio_cancelado", "Canceló el oficio[ {folio}][. Motivo: {motivo}]")

    # Petitions of a gira
    PETICION_DE_GIRA = (
        "peticion_de_gira",
        "La recibió en {reunion}[, {lugar}][. Se entregó en el acto a {recibio}, de {institucion}]"
        "[. {pendiente}]",
    )

    # The archive's files
    EXPEDIENTE_ABIERTO = ("expediente_abierto", "Abrió el expediente[ {expediente}][: {titulo}]")
    EXPEDIENTE_CORREGIDO = ("expediente_corregido", "Corrigió el expediente[ {expediente}]")
    EXPEDIENTE_CERRADO = ("expediente_cerrado", "Cerró el expediente[ {expediente}]")
    EXPEDIENTE_REABIERTO = (
        "expediente_reabierto",
        "Volvió a abrir el expediente[ {expediente}][. Motivo: {motivo}]",
    )

    # What comes in by mail
    CORREO_RECIBIDO = (
        "correo_recibido",
        "Recibió un correo[ con {adjuntos} adjuntos][. Se apartó: {automatico}]",
    )
    CORREO_REGISTRADO = (
        "correo_registrado",
        "Registró un correo recibido[ con el folio {folio}]",
    )
    CORREO_VINCULADO = (
        "correo_vinculado",
        "Registró un correo recibido como respuesta[ del {turno}]",
    )
    CORREO_DESCARTADO = ("correo_descartado", "Descartó un correo recibido[. Motivo: {motivo}]")
    CORREO_RECUPERADO = ("correo_recuperado", "Devolvió a la bandeja un correo apartado")

    # Clocks and their calendar
    PLAZO_REAJUSTADO = (
        "plazo_reajustado",
        "Se movió el vencimiento de «{clase}»[. Motivo: {motivo}]",
    )
    PLAZO_REVIVIDO = (
        "plazo_revivido",
        "Un acto con efecto retroactivo reabrió el término vencido de «{clase}»[. {motivo}]",
    )
    PLAZO_ESCALON = ("plazo_escalon", "Se avisó del plazo de «{clase}»[: {texto}]")
    REGLA_PLAZO_VALIDADA = ("regla_plazo_validada", "Validó la regla de plazo[ {regla}]")
    DIA_INHABIL_AGREGADO = (
        "dia_inhabil_agregado",
        "Agregó días inhábiles al calendario {calendario}[: {dias}][ ({acto})]",
    )
    DIA_INHABIL_RETIRADO = (
        "dia_inhabil_retirado",
        "Retiró días inhábiles del calendario {calendario}[: {dias}][ ({acto})]",
    )
    DATOS_SUPRIMIDOS = (
        "datos_suprimidos",
        "Suprimió los datos del asiento {linea}[. Fundamento: {fundamento}]",
    )
    CORREO_REINTENTADO = ("correo_reintentado", "Pidió enviar de nuevo un correo[. {motivo}]")
    TEMA_INSTITUCION_ADOPTADA = (
        "tema_institucion_adoptada",
        "Adoptó a {institucion} como institución sugerida del tema {tema}[, en lugar de {antes}]"
        "[: aceptó {asuntos} asuntos que otra rechazó]",
    )
    INSTITUCION_EXTINTA = (
        "institucion_extinta",
        "Registró la extinción de {institucion}[ desde el {fecha}][; la sucede {sucesora}]"
        "[. Lo dispone: {acto}][. Turnos que pasaron: {turnos}]",
    )
    SUPLENCIA_REGISTRADA = (
        "suplencia_registrada",
        "Registró la suplencia[ de {ausente}][ por {suplente}][, del {desde} al {hasta}]"
        "[. Motivo: {motivo}]",
    )
    SUPLENCIA_TERMINADA = (
        "suplencia_terminada",
        "Terminó antes de tiempo la suplencia[ de {ausente}][ por {suplente}]",
    )
    CATALOGO_CAMBIADO = ("catalogo_cambiado", "Cambió el catálogo[ {catalogo}][: {nombre}]")


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
    }
)
"""Facts of the institution's own people, unless they were recorded on its behalf."""
