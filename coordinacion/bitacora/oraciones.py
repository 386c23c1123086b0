"""The sentence that the timeline shows for each fact.

``{campo}`` is filled from the line's ``datos``; ``{institucion}`` falls back to the name of the
institution that the line concerns. A part between ``[`` and ``]`` is dropped when one of its
fields is unknown, so an old line never shows a hole.
"""

ORACIONES: dict[str, str] = {
    # The letter
    "correspondencia_recibida": (
        "Registró la correspondencia[ con el folio {folio}][, recibida por {canal}][. Se "
        "desglosó del asunto {origen}][. Folio de contingencia: {contingencia}][. "
        "Captura tardía: {motivo}]"
    ),
    "correspondencia_migrada": (
        "Importó el asunto del registro anterior[, donde tenía el folio "
        "{folio_anterior}][ («{archivo}», renglón {renglon})][. Consta: {consta}]"
    ),
    "correspondencia_corregida": "Corrigió los datos del registro[. Motivo: {motivo}]",
    "correspondencia_cancelada": "Canceló el registro[. Motivo: {motivo}]",
    "correspondencia_clasificada": "Clasificó el asunto[ como {tipo}][, tema {tema}]",
    "correspondencia_reclasificada": (
        "Reclasificó el asunto[ como {tipo}][, tema {tema}][. Motivo: {motivo}]"
    ),
    "correspondencia_prevenida": "Previno al peticionario[ ({medio})][. Se requiere: {requerido}]",
    "correspondencia_desahogada": "Registró lo que entregó el peticionario[: {entregado}]",
    "correspondencia_prevencion_vencida": (
        "Venció el término de la prevención sin que se entregara lo requerido; el plazo "
        "de respuesta vuelve a correr"
    ),
    "correspondencia_desechada": (
        "Desechó el asunto[. Fundamento: {fundamento}][. Aviso al peticionario: {aviso}]"
    ),
    "correspondencia_canalizada": "Turnó el asunto[ a {destinos}]",
    "correspondencia_remitida": "Remitió el asunto[ a {institucion}][. Competencia: {fundamento}]",
    "correspondencia_respondida_directo": "Respondió directamente el asunto[. Sentido: {sentido}]",
    "correspondencia_atendida": (
        "El asunto quedó con respuesta, por notificar[. Sentido: {sentido}]"
    ),
    "correspondencia_regresada": "Regresó el asunto a trámite[. Motivo: {motivo}]",
    "correspondencia_conocimiento_tomado": "Tomó conocimiento; el asunto no requiere respuesta",
    "correspondencia_notificada": (
        "Registró un intento de notificación[ ({medio})][: {resultado}][. Sin la "
        "traducción pedida: {sin_traduccion}]"
    ),
    "correspondencia_concluida": (
        "Concluyó el asunto[. Sentido: {sentido}][. Sin notificación: {motivo}][. Sin el "
        "apoyo lingüístico pedido: {sin_apoyo}]"
    ),
    "correspondencia_fuera_de_termino": (
        "El asunto terminó fuera de término[ ({atraso})][: {tardo}]"
    ),
    "correspondencia_ligada": "Ligó el asunto[ con el {otra}][. Por qué: {motivo}]",
    "correspondencia_desligada": "Deshizo la liga[ con el {otra}][. Motivo: {motivo}]",
    "correspondencia_acumulada": "Acumuló el asunto[ al {principal}]",
    "correspondencia_principal_terminado": (
        "Terminó el asunto principal[ {principal}][: {estado}][. Sentido: {sentido}]"
    ),
    "correspondencia_desglosada": "Separó puntos del asunto[ con los folios {folios}]",
    "correspondencia_a_decision": (
        "Pasó a decisión de la persona titular de la unidad[: lo han rechazado "
        "{rechazos} instituciones]"
    ),
    "correspondencia_reabierta": (
        "Reabrió el asunto por inconformidad[. Fundamento: {fundamento}][. Se había "
        "respondido: {respuesta}]"
    ),
    "correspondencia_archivada": (
        "Archivó el asunto[ en el expediente {expediente}][, con {fojas} fojas][ y "
        "{digitales} copias digitales][. Lugar: {lugar}]"
    ),
    "expediente_propuesto": "Propuso el expediente[ {expediente}]",
    "expediente_cambiado": (
        "Pasó el asunto[ del expediente {antes}][ al {expediente}][. Motivo: {motivo}]"
    ),
    "asunto_reasignado": "Reasignó el asunto[ a {persona}]",
    "seguimiento_reasignado": "Pasó el seguimiento del asunto[ de {antes}][ a {persona}]",
    "correspondencia_consultada_reservada": "Consultó el asunto reservado",
    "persona_autorizada": "Autorizó[ a {persona}] para consultar el asunto reservado",
    "autorizacion_retirada": (
        "Retiró la autorización para consultar el asunto reservado[ a {persona}][. {motivo}]"
    ),
    "registro_cerrado": (
        "Cerró el registro[ {registro}][ con {cartas} asuntos][; último folio: {ultimo}]"
    ),
    "folios_reservados": "Reservó folios de contingencia[: {folios}][. Motivo: {motivo}]",
    "folios_sin_usar": "Declaró sin usar folios de contingencia[: {folios}][. Motivo: {motivo}]",
    "documento_agregado": "Agregó un documento[: {nombre}]",
    # One letter to one institution
    "turno_turnado": (
        "Turnó a {institucion}[, {caracter}][, como {parte}][. Instrucción: {instruccion}]"
    ),
    "turno_acusado": "Acusó de recibido el turno[ ({clase})]",
    "turno_acuse_tacito": (
        "Venció el término para acusar: el turno se tiene por recibido tácitamente"
    ),
    "turno_acuse_tacito_rectificado": (
        "Rectificó el acuse tácito con el acuse en papel[ del {fecha}]"
    ),
    "turno_asignado": "Asignó el turno[ al área {area}][ a {persona}]",
    "turno_informado": "Informó un avance parcial[; espera responder el {fecha}]",
    "turno_prorroga_solicitada": (
        "Pidió una prórroga[ de {termino}][, {extemporanea}][. Motivo: {motivo}]"
    ),
    "turno_prorroga_concedida": (
        "Concedió una prórroga[ de {termino}][; el turno vence el {fecha}][. {motivo}]"
    ),
    "turno_prorroga_negada": "Negó la prórroga[. Motivo: {motivo}]",
    "turno_suspendido": "Suspendió el plazo del turno[: {categoria}][. Motivo: {motivo}]",
    "turno_reanudado": "Reanudó el plazo del turno[. {motivo}]",
    "turno_respondido": "Registró la respuesta[ con el oficio {oficio}]",
    "enlaces_anulados": "Anuló los enlaces de correo enviados a {institucion}",
    "turno_devuelto": "Devolvió la respuesta para complementar[. Falta: {motivo}]",
    "turno_aceptado": "Aceptó la respuesta",
    "turno_declinado": (
        "Manifestó que no es de su competencia[. Fundamento: {fundamento}][. Motivo: {motivo}]"
    ),
    "turno_declinacion_solicitada": (
        "Pidió, fuera de la ventana, que se le retire el turno[. Fundamento: {fundamento}]"
    ),
    "turno_caracter_cambiado": (
        "Cambió el turno de conocimiento a atención[. Instrucción: {instruccion}]"
    ),
    "turno_retirado": "Retiró el turno[. Motivo: {motivo}]",
    "turno_traspasado": (
        "Pasó el turno[ de {antes}] a {institucion}, que la sucede[. Lo dispone: "
        "{acto}][. Lo tenía: {tenia}]"
    ),
    "relacion_envio_emitida": "Emitió la relación de envío[ {folio}][ para {institucion}]",
    "relacion_envio_entregada": (
        "Registró la entrega de la relación de envío[ {folio}][; recibió {recibio}]"
    ),
    # Language: the interpreter and the translation
    "apoyo_solicitado": "Solicitó {apoyo}[ en {lengua}][. Lo pidió {pidio}][. {para}]",
    "apoyo_asignado": "Asignó {apoyo}[ a {quien}][, en lugar de {antes}]",
    "apoyo_prestado": "Registró {apoyo} de {quien}[. {observaciones}]",
    "apoyo_no_disponible": (
        "Declaró que no hubo quien prestara {apoyo}[ en {lengua}][. Motivo: {motivo}]"
    ),
    "apoyo_cancelado": "Canceló {apoyo}[. Motivo: {motivo}]",
    # What the unit sends
    "oficio_elaborado": "Elaboró un oficio[ de {clase}][ para {destinatario}]",
    "oficio_corregido": "Corrigió el borrador del oficio[ {folio}]",
    "oficio_numerado": "Pasó a firma el oficio[ {folio}]",
    "oficio_devuelto": "Devolvió a borrador el oficio[ {folio}][. Motivo: {motivo}]",
    "oficio_firmado": "Registró la firma del oficio[ {folio}][ por {firma}]",
    "oficio_despachado": "Despachó el oficio[ {folio}][ por {medio}]",
    "oficio_acusado": "Registró el acuse del oficio[ {folio}][; recibió {recibio}]",
    "oficio_cancelado": "Canceló el oficio[ {folio}][. Motivo: {motivo}]",
    # Petitions of a gira
    "peticion_de_gira": (
        "La recibió en {reunion}[, {lugar}][. Se entregó en el acto a {recibio}, de {institucion}]"
        "[. {pendiente}]"
    ),
    # The archive's files
    "expediente_abierto": "Abrió el expediente[ {expediente}][: {titulo}]",
    "expediente_corregido": "Corrigió el expediente[ {expediente}]",
    "expediente_cerrado": "Cerró el expediente[ {expediente}]",
    "expediente_reabierto": "Volvió a abrir el expediente[ {expediente}][. Motivo: {motivo}]",
    # What comes in by mail
    "correo_recibido": "Recibió un correo[ con {adjuntos} adjuntos][. Se apartó: {automatico}]",
    "correo_registrado": "Registró un correo recibido[ con el folio {folio}]",
    "correo_vinculado": "Registró un correo recibido como respuesta[ del {turno}]",
    "correo_descartado": "Descartó un correo recibido[. Motivo: {motivo}]",
    "correo_recuperado": "Devolvió a la bandeja un correo apartado",
    # Clocks and their calendar
    "plazo_reajustado": "Se movió el vencimiento de «{clase}»[. Motivo: {motivo}]",
    "plazo_revivido": (
        "Un acto con efecto retroactivo reabrió el término vencido de «{clase}»[. {motivo}]"
    ),
    "plazo_escalon": "Se avisó del plazo de «{clase}»[: {texto}]",
    "regla_plazo_validada": "Validó la regla de plazo[ {regla}]",
    "dia_inhabil_agregado": "Agregó días inhábiles al calendario {calendario}[: {dias}][ ({acto})]",
    "dia_inhabil_retirado": (
        "Retiró días inhábiles del calendario {calendario}[: {dias}][ ({acto})]"
    ),
    "datos_suprimidos": "Suprimió los datos del asiento {linea}[. Fundamento: {fundamento}]",
    "correo_reintentado": "Pidió enviar de nuevo un correo[. {motivo}]",
    "tema_institucion_adoptada": (
        "Adoptó a {institucion} como institución sugerida del tema {tema}[, en lugar de "
        "{antes}][: aceptó {asuntos} asuntos que otra rechazó]"
    ),
    "institucion_extinta": (
        "Registró la extinción de {institucion}[ desde el {fecha}][; la sucede "
        "{sucesora}][. Lo dispone: {acto}][. Turnos que pasaron: {turnos}]"
    ),
    "suplencia_registrada": (
        "Registró la suplencia[ de {ausente}][ por {suplente}][, del {desde} al "
        "{hasta}][. Motivo: {motivo}]"
    ),
    "suplencia_terminada": "Terminó antes de tiempo la suplencia[ de {ausente}][ por {suplente}]",
    "catalogo_cambiado": "Cambió el catálogo[ {catalogo}][: {nombre}]",
    # What is agreed
    "acuerdo_propuesto": "Escribió el acuerdo[ {folio}][ de {origen}][, en la reunión {reunion}]",
    "acuerdo_corregido": "Corrigió el acuerdo[ {folio}]",
    "acuerdo_alcanzado": "Registró como alcanzado el acuerdo[ {folio}]",
    "acuerdo_no_alcanzado": "Registró que no se alcanzó el acuerdo[ {folio}][. Motivo: {motivo}]",
    "acuerdo_firmado": "Registró la firma[ de {parte}][ del {fecha}][ en el acuerdo {folio}]",
    "compromiso_ligado": (
        "Ligó el compromiso {compromiso} con el asunto {asunto}[: {sentido}][. Motivo: {motivo}]"
    ),
    "compromiso_desligado": (
        "Quitó la liga del compromiso {compromiso} con el asunto {asunto}[. Motivo: {motivo}]"
    ),
    # Tables of dialogue and meetings
    "mesa_programada": "Programó la mesa de diálogo[ {folio}][: {nombre}]",
    "mesa_corregida": "Corrigió los datos de la mesa[ {folio}]",
    "mesa_instalada": "Instaló la mesa de diálogo[ {folio}]",
    "mesa_en_sesiones": "La mesa celebró su sesión[ {reunion}]",
    "mesa_opiniones_recogidas": "Recogió {cuantas} opiniones[ de {comunidades}]",
    "mesa_opinion_respondida": (
        "Registró lo que se respondió[ a {comunidad}][ sobre {tema}][, en {lengua}]"
    ),
    "mesa_resumen_publicado": "Publicó el resumen de la mesa[, con {opiniones} opiniones]",
    "mesa_resumen_retirado": "Retiró el resumen público de la mesa",
    "mesa_concluida": (
        "Concluyó la mesa de diálogo[ {folio}][. Opiniones sin respuesta: {sin_respuesta}]"
    ),
    "reunion_programada": "Programó la reunión[ {folio}][ para el {fecha}][: {asunto}]",
    "reunion_corregida": "Corrigió los datos de la reunión[ {folio}]",
    "reunion_ordenada": "Escribió el orden del día[, de {puntos} puntos]",
    "reunion_convocada": "Convocó a la reunión[ {folio}][ a {convocadas}][ y a {otros}]",
    "reunion_reprogramada": (
        "Reprogramó la reunión[ del {antes_en}][ al {despues_en}][. Motivo: {motivo}]"
    ),
    "reunion_lista_pasada": "Registró la asistencia[ de {personas} personas]",
    "reunion_celebrada": "Registró que la reunión se celebró[ el {fecha}]",
    "reunion_documentada": "Agregó documentos a la reunión[: {nombres}]",
    "reunion_formalizada": "Formalizó la reunión[ {folio}] con su minuta firmada",
    "reunion_cancelada": "Canceló la reunión[ {folio}][. Motivo: {motivo}]",
    "calendario_cambiado": "Cambió su calendario personal de reuniones[: {que} la dirección]",
    # What somebody owes by a date
    "compromiso_escrito": (
        "Escribió el compromiso[ {folio}][, a cargo de {responsable}][, para el "
        "{fecha}][. Es lo que falta de {origen}]"
    ),
    "compromiso_corregido": "Corrigió el compromiso[, a cargo de {responsable}]",
    "compromiso_formalizado": (
        "Formalizó el compromiso[, a cargo de {responsable}][: vence el {fecha}]"
    ),
    "compromiso_informado": (
        "Registró un avance[ de {porcentaje} %][ al {fecha}][ (entregó {entrego})][, por "
        "cuenta de {externo}]"
    ),
    "compromiso_reportado": (
        "Reportó el compromiso como cumplido[ (entregó {entrego})][, por cuenta de {externo}]"
    ),
    "compromiso_verificado": (
        "Verificó el cumplimiento[: {cumplimiento}][ (falta: {resta})][ (entregó "
        "{entrego})][, por cuenta de {externo}]"
    ),
    "compromiso_rechazado": (
        "No dio por cumplido lo reportado[ («{motivo}»)][ (entregó {entrego})][, por "
        "cuenta de {externo}]"
    ),
    "compromiso_reprogramado": (
        "Reprogramó el compromiso[ de {responsable}][, del {de}][ al {al}][. Motivo: {motivo}]"
    ),
    "compromiso_incumplido": (
        "Declaró incumplido el compromiso[ de {responsable}][. Motivo: {motivo}]"
    ),
    "compromiso_cancelado": "Canceló el compromiso[ de {responsable}][. Motivo: {motivo}]",
    "compromiso_traspasado": "Pasó el compromiso[ de {de}][ a {responsable}][. Lo dispone: {acto}]",
    "compromiso_reasignado": (
        "Pasó el seguimiento del compromiso[ de {de}][ a {persona}][, a cargo de {responsable}]"
    ),
    # Follow-up tables of evaluations
    "acuerdo_importado": (
        "Importó el acuerdo de la tabla de seguimiento a ASM[ («{archivo}», línea {linea})]"
    ),
    "acuerdo_reimportado": "Actualizó el acuerdo con la tabla de seguimiento a ASM[ («{archivo}»)]",
    "compromiso_importado": (
        "Importó el compromiso de la tabla de seguimiento a ASM[ («{archivo}», línea "
        "{linea})][, a cargo de {responsable}]"
    ),
    "compromiso_reimportado": (
        "Actualizó el compromiso con la tabla de seguimiento a ASM[ («{archivo}»)][, a "
        "cargo de {responsable}]"
    ),
}
