"""What each address answers to what each person sends with nothing in it; read as `tabla`."""

POST = """
                              anó ofi ana tit vin arc con aud adm enA tiA enB ext
salud                         405 405
vivo                          405 405
estado                        302 405
account_login                 200 302 302 302 302 302 302 302 302 302 302 302 302
account_logout                302 302 302 302 302 302 302 302 302 302 302 302 302
account_inactive              405 405
account_reauthenticate        302 200 200 200 200 200 200 200 200 200 200 200 200
account_change_password       302 200 200 200 200 200 200 200 200 200 200 200 200
account_set_password          302 302 302 302 302 302 302 302 302 302 302 302 302
mfa_index                     302 405
mfa_authenticate              302 302 302 302 302 302 302 302 302 302 302 302 302
mfa_reauthenticate            302 302 302 302 302 302 302 302 302 302 302 302 302
mfa_activate_totp             302 302 302 302 302 302 302 302 302 302 302 302 302
mfa_deactivate_totp           302 404 404 404 404 404 404 404 404 404 404 404 404
mfa_view_recovery_codes       302 405
mfa_generate_recovery_codes   302 302 302 302 302 302 302 302 302 302 302 302 302
mfa_download_recovery_codes   302 404 404 404 404 404 404 404 404 404 404 404 404
catalogos:inicio              302 405
catalogos:reglas              302 405
catalogos:validar             302 403 403 302 403 403 403 403 302 403 403 403 403
catalogos:lista               302 405
catalogos:nuevo               302 403 403 403 403 403 403 403 422 403 403 403 403
catalogos:editar              302 403 403 403 403 403 403 403 422 403 403 403 403
catalogos:uso                 302 403 403 403 403 403 403 403 302 403 403 403 403
catalogos:quitar              302 403 403 403 403 403 403 403 302 403 403 403 403
catalogos:escalera            302 405
catalogos:sugerencias         302 405
inicio                        302 405
bandejas:inicio               302 405
bandejas:buscar               302 405
bandejas:siguiente            302 302 302 302 403 403 403 403 403 403 403 403 403
bandejas:ver                  302 405
bandejas:filtros              302 405
hoy:ver                       302 405
hoy:xlsx                      302 405
tiempos:ver                   302 405
tiempos:lista                 302 405
tiempos:xlsx                  302 405
asunto:ir                     302 405
asunto:instituciones          302 405
asunto:camino                 302 405
asunto:turnar_propuesta       302 403 404 403 403 403 403 403 404 403 403 404 404
competencia:temas             302 405
competencia:adoptar           302 403 404 404 403 403 403 403 403 403 403 403 403
asunto:ver                    302 405
asunto:documento              302 405
asunto:visor                  302 405
asunto:por_que                302 405
asunto:clasificar             302 403 422 403 403 403 403 403 404 404 404 404 404
asunto:destinos               302 403 200 403 403 403 403 403 404 404 404 404 404
asunto:prever                 302 403 200 403 403 403 403 403 404 404 404 404 404
asunto:turnar                 302 403 422 403 403 403 403 403 404 403 403 404 404
asunto:reclasificar           302 403 422 403 403 403 403 403 404 403 403 404 404
asunto:remitir                302 403 422 403 403 403 403 403 404 403 403 404 404
asunto:responder_directo      302 403 422 403 403 403 403 403 404 404 404 404 404
asunto:tomar_conocimiento     302 403 302 403 403 403 403 403 404 404 404 404 404
asunto:prevenir               302 403 422 403 403 403 403 403 404 404 404 404 404
asunto:desahogar              302 422 403 403 403 403 403 403 404 404 404 404 404
asunto:ligar                  302 422 422 403 403 403 403 403 404 404 404 404 404
asunto:desligar               302 422 422 403 403 403 403 403 404 404 404 404 404
asunto:desglosar              302 403 422 403 403 403 403 403 404 404 404 404 404
asunto:acumular               302 403 422 403 403 403 403 403 404 404 404 404 404
asunto:reabrir                302 403 403 422 403 403 403 403 404 404 404 404 404
asunto:desechar               302 403 403 422 403 403 403 403 404 404 404 404 404
asunto:regresar               302 403 422 422 403 403 403 403 404 403 403 404 404
asunto:notificar              302 422 422 403 403 403 403 403 404 403 403 404 404
asunto:cancelar               302 403 422 403 403 403 403 403 404 404 404 404 404
asunto:tomar                  302 409 302 409 403 403 403 403 404 404 404 404 404
asunto:soltar                 302 409 409 409 403 403 403 403 404 404 404 404 404
asunto:reasignar              302 403 422 422 403 403 403 403 404 404 404 404 404
asunto:adjuntar               302 422 422 403 403 403 403 403 404 403 403 404 404
asunto:autorizar              302 404 422 422 404 404 404 404 404 404 404 403 404
turno:ver                     302 405
turno:volante                 302 405
turno:documento               302 405
turno:acusar                  302 403 403 403 403 403 403 403 404 302 403 404 404
turno:asignar                 302 403 403 403 403 403 403 403 404 422 422 404 404
turno:informe_parcial         302 403 403 403 403 403 403 403 404 422 403 404 404
turno:solicitar_prorroga      302 403 403 403 403 403 403 403 404 422 403 404 404
turno:conceder_prorroga       302 403 422 422 403 403 403 403 404 403 403 404 404
turno:negar_prorroga          302 403 422 422 403 403 403 403 404 403 403 404 404
turno:suspender               302 403 422 403 403 403 403 403 404 403 403 404 404
turno:reanudar                302 403 422 403 403 403 403 403 404 403 403 404 404
turno:responder               302 403 403 403 403 403 403 403 404 422 403 404 404
turno:declinar                302 403 403 403 403 403 403 403 404 422 403 404 404
turno:notificar               302 403 403 403 403 403 403 403 404 422 403 404 404
turno:devolver                302 403 422 403 403 403 403 403 404 403 403 404 404
turno:aceptar                 302 403 302 403 403 403 403 403 404 403 403 404 404
turno:cambiar_caracter        302 403 422 403 403 403 403 403 404 403 403 404 404
turno:retirar                 302 403 422 403 403 403 403 403 404 403 403 404 404
turno:acusar_papel            302 422 422 403 403 403 403 403 404 403 403 404 404
turno:responder_papel         302 422 422 403 403 403 403 403 404 403 403 404 404
turno:declinar_papel          302 422 422 403 403 403 403 403 404 403 403 404 404
turno:informe_papel           302 422 422 403 403 403 403 403 404 403 403 404 404
turno:prorroga_papel          302 422 422 403 403 403 403 403 404 403 403 404 404
turno:asignar_papel           302 422 422 403 403 403 403 403 404 403 403 404 404
turno:rectificar              302 422 422 403 403 403 403 403 404 403 403 404 404
mis_turnos:lista              302 405
mis_turnos:acusar_varios      302 403 403 403 403 403 403 403 403 302 302 302 403
papel:inicio                  302 405
papel:relaciones              302 405
papel:relacion_emitir         302 422 422 403 403 403 403 403 403 403 403 403 403
papel:relacion                302 405
papel:relacion_pdf            302 405
papel:relacion_prueba         302 405
papel:relacion_entregar       302 422 422 403 403 403 403 403 403 403 403 403 403
archivo:lista                 302 405
archivo:abrir                 302 403 403 403 403 422 403 403 403 403 403 403 403
archivo:ver                   302 405
archivo:caratula              302 405
archivo:editar                302 403 403 403 403 422 403 403 404 404 404 404 404
archivo:cerrar_expediente     302 403 403 403 403 302 403 403 404 404 404 404 404
archivo:volver_a_abrir        302 403 403 403 403 422 403 403 404 404 404 404 404
archivo:concluir              302 403 422 422 403 403 403 403 404 403 403 404 404
archivo:archivar              302 403 403 403 403 422 403 403 404 404 404 404 404
archivo:trasladar             302 403 403 403 403 422 403 403 404 404 404 404 404
enlace:instituciones          302 405
enlace:anular                 302 403 403 403 403 403 403 403 302 403 403 403 403
enlace:acusar                 302 302 302 302 302 302 302 302 302 302 302 302 302
enlace:responder              422 422 422 422 422 422 422 422 422 422 422 422 422
enlace:hecho                  405 405
buzon:lista                   302 405
buzon:ver                     302 405
buzon:adjunto                 302 405
buzon:registrar               302 422 403 403 403 403 403 403 403 403 403 403 403
buzon:elegir                  302 405
buzon:responder               302 422 403 403 403 403 403 403 403 403 403 403 403
buzon:descartar               302 422 403 403 403 403 403 403 403 403 403 403 403
buzon:recuperar               302 302 403 403 403 403 403 403 403 403 403 403 403
acuerdo:lista                 302 405
acuerdo:proponer              302 403 403 422 422 403 403 403 403 403 403 403 403
acuerdo:tablero               302 405
acuerdo:xlsx                  302 405
acuerdo:compromisos           302 405
acuerdo:ver                   302 405
acuerdo:pdf                   302 405
acuerdo:minuta                302 405
acuerdo:editar                302 403 403 422 422 403 403 403 404 403 403 404 404
acuerdo:alcanzar              302 403 403 422 422 403 403 403 404 403 403 404 404
acuerdo:no_alcanzar           302 403 403 422 422 403 403 403 404 403 403 404 404
acuerdo:firmar                302 403 403 422 422 403 403 403 404 403 403 404 404
acuerdo:escribir              302 403 403 422 422 403 403 403 404 404 404 404 404
acuerdo:guardar               302 403 403 302 302 403 403 403 404 404 404 404 404
liga:asunto                   302 403 422 422 422 403 403 403 404 403 403 404 404
liga:compromiso               302 403 422 422 422 403 403 403 404 403 403 404 404
liga:desligar                 302 403 422 422 422 403 403 403 404 403 403 404 404
compromiso:lista              302 405
compromiso:xlsx               302 405
compromiso:escribir           302 403 403 422 422 403 403 403 404 403 403 404 404
compromiso:ver                302 405
compromiso:por_que            302 405
compromiso:documento          302 405
compromiso:continuar          302 403 403 422 422 403 403 403 404 403 403 404 404
compromiso:editar             302 403 403 422 422 403 403 403 404 403 403 404 404
compromiso:formalizar         302 403 403 302 302 403 403 403 404 403 403 404 404
compromiso:informar           302 403 403 403 403 403 403 403 404 422 422 404 404
compromiso:reportar           302 403 403 403 403 403 403 403 404 422 422 404 404
compromiso:verificar          302 403 403 422 422 403 403 403 404 403 403 404 404
compromiso:rechazar           302 403 403 422 422 403 403 403 404 403 403 404 404
compromiso:informar_papel     302 422 422 403 422 403 403 403 404 403 403 404 404
compromiso:reportar_papel     302 422 422 403 422 403 403 403 404 403 403 404 404
compromiso:verificar_papel    302 422 422 403 422 403 403 403 404 403 403 404 404
compromiso:rechazar_papel     302 422 422 403 422 403 403 403 404 403 403 404 404
compromiso:reprogramar        302 403 403 422 422 403 403 403 404 403 403 404 404
compromiso:incumplir          302 403 403 422 403 403 403 403 404 403 403 404 404
compromiso:cancelar           302 403 403 422 403 403 403 403 404 403 403 404 404
enlace_compromiso:informar    422 422 422 422 422 422 422 422 422 422 422 422 422
enlace_compromiso:reportar    422 422 422 422 422 422 422 422 422 422 422 422 422
enlace_compromiso:verificar   422 422 422 422 422 422 422 422 422 422 422 422 422
enlace_compromiso:rechazar    422 422 422 422 422 422 422 422 422 422 422 422 422
enlace_compromiso:hecho       405 405
oficio:lista                  302 405
oficio:recordatorios          302 405
oficio:nuevo                  302 422 422 403 403 403 403 403 403 403 403 403 403
oficio:digitalizados          302 422 403 403 403 403 403 403 403 403 403 403 403
oficio:confirmar              302 422 403 403 403 403 403 403 403 403 403 403 403
oficio:documento              302 405
oficio:descartar              302 302 403 403 403 403 403 403 403 403 403 403 403
oficio:ver                    302 405
oficio:pdf                    302 405
oficio:acuse                  302 405
oficio:editar                 302 422 422 403 403 403 403 403 404 404 404 404 404
oficio:enviar_a_firma         302 403 302 403 403 403 403 403 404 404 404 404 404
oficio:devolver               302 403 422 422 403 403 403 403 404 404 404 404 404
oficio:firmar                 302 403 403 302 403 403 403 403 404 404 404 404 404
oficio:despachar              302 422 403 403 403 403 403 403 404 404 404 404 404
oficio:acusar                 302 422 403 403 403 403 403 403 404 404 404 404 404
oficio:cancelar               302 403 422 422 403 403 403 403 404 404 404 404 404
apoyo:lista                   302 405
apoyo:xlsx                    302 405
apoyo:cuentas                 302 405
apoyo:cuentas_xlsx            302 405
apoyo:solicitar               302 403 422 403 403 403 403 403 404 403 403 404 404
apoyo:ver                     302 405
apoyo:asignar                 302 403 422 422 403 403 403 403 404 404 404 404 404
apoyo:prestar                 302 422 422 403 403 403 403 403 404 404 404 404 404
apoyo:declarar_no_disponible  302 422 422 403 403 403 403 403 404 404 404 404 404
apoyo:cancelar                302 403 422 403 403 403 403 403 404 404 404 404 404
reunion:lista                 302 405
reunion:programa              302 405
reunion:xlsx                  302 405
reunion:lista_pdf             302 405
reunion:programar             302 403 403 422 422 403 403 403 403 403 403 403 403
reunion:ver                   302 405
reunion:documento             302 405
reunion:convocatoria          302 405
reunion:ics                   302 405
reunion:editar                302 403 403 422 422 403 403 403 404 403 403 404 404
reunion:ordenar               302 403 403 422 422 403 403 403 404 403 403 404 404
reunion:convocar              302 403 403 302 302 403 403 403 404 404 404 404 404
reunion:reprogramar           302 403 403 422 422 403 403 403 404 403 403 404 404
reunion:pasar_lista           302 403 403 422 422 403 403 403 404 403 403 404 404
reunion:celebrar              302 403 403 422 422 403 403 403 404 403 403 404 404
reunion:adjuntar              302 403 403 422 422 403 403 403 404 403 403 404 404
reunion:formalizar            302 403 403 422 422 403 403 403 404 403 403 404 404
reunion:cancelar              302 403 403 422 422 403 403 403 404 403 403 404 404
mesa:lista                    302 405
mesa:programar                302 403 403 422 422 403 403 403 403 403 403 403 403
mesa:ver                      302 405
mesa:acta                     302 405
mesa:editar                   302 403 403 422 422 403 403 403 404 404 404 404 404
mesa:instalar                 302 403 403 422 422 403 403 403 404 404 404 404 404
mesa:recoger                  302 403 403 422 422 403 403 403 404 404 404 404 404
mesa:responder                302 403 403 422 422 403 403 403 404 404 404 404 404
mesa:publicar                 302 403 403 422 422 403 403 403 404 404 404 404 404
mesa:retirar                  302 403 403 302 302 403 403 403 404 404 404 404 404
mesa:concluir                 302 403 403 302 302 403 403 403 404 404 404 404 404
calendario:suscripcion        302 302 302 302 302 302 302 302 403 302 302 302 403
calendario:personal           405 405
publico:mesa                  405 405
publico:mesa_pdf              405 405
gira:lista                    302 405
gira:ver                      302 405
gira:abrir                    302 422 403 403 422 403 403 403 403 403 403 403 403
gira:relacion                 302 405
gira:xlsx                     302 405
gira:talones                  302 405
gira:hojas                    302 422 403 403 422 403 403 403 403 403 403 403 403
gira:hojas_pdf                302 405
gira:leer_hojas               302 422 403 403 403 403 403 403 403 403 403 403 403
gira:hoja                     302 405
gira:hoja_documento           302 405
gira:captura                  302 422 403 403 422 403 403 403 404 404 404 404 404
gira:guardar                  302 422 403 403 422 403 403 403 404 404 404 404 404
gira:continuar                302 302 403 403 302 403 403 403 403 403 403 403 403
relevo:ausencias              302 422 422 422 422 422 422 422 422 422 422 422 403
relevo:terminar               302 404 404 404 404 404 404 404 302 403 302 404 403
relevo:instituciones          302 405
relevo:extinguir              302 403 403 422 403 403 403 403 422 403 403 403 403
relevo:sin_persona            302 405
relevo:persona                302 403 422 422 403 403 403 403 403 422 422 404 403
relevo:acta                   302 405
relevo:acta_pdf               302 405
relevo:acta_xlsx              302 405
registro:mesa                 302 422 403 403 403 403 403 403 403 403 403 403 403
registro:lote                 302 405
registro:lote_subir           302 302 403 403 403 403 403 403 403 403 403 403 403
registro:lote_separar         302 404 403 403 403 403 403 403 403 403 403 403 403
registro:lote_unir            302 302 403 403 403 403 403 403 403 403 403 403 403
registro:lote_descartar       302 404 403 403 403 403 403 403 403 403 403 403 403
registro:lote_documento       302 405
registro:remitentes           302 405
antecedentes:mesa             302 200 200 403 403 403 403 403 403 403 403 403 403
registro:relacion_diaria      302 405
registro:registros            302 405
registro:cerrar               302 403 403 302 403 403 403 403 403 403 403 403 403
registro:reservar             302 422 403 403 403 403 403 403 403 403 403 403 403
registro:bloque               302 405
registro:hojas                302 405
registro:declarar             302 422 403 403 403 403 403 403 403 403 403 403 403
registro:corregir             302 422 422 403 403 403 403 403 404 404 404 404 404
registro:acuse                302 405
avisos:lista                  302 405
avisos:leer                   302 302 302 302 302 302 302 302 302 302 302 302 302
operaciones:lista             302 405
operaciones:elegir            302 422 422 422 422 422 422 422 422 422 422 422 422
operaciones:preparar          302 404 422 404 404 404 404 404 404 404 404 404 404
operaciones:ver               302 405
operaciones:avance            302 405
operaciones:archivo           302 405
operaciones:detener           302 404 302 404 404 404 404 404 404 404 404 404 404
operaciones:reintentar        302 404 422 404 404 404 404 404 404 404 404 404 404
importar:lista                302 422 422 403 403 403 403 403 403 403 403 403 403
importar:ver                  302 405
importar:avance               302 405
importar:informe              302 405
importar:aplicar              302 302 404 403 404 404 404 403 404 404 404 404 404
asm:lista                     302 403 403 403 422 403 403 403 403 403 403 403 403
asm:archivo                   302 405
asm:aplicar                   302 404 404 404 302 404 404 404 404 404 404 404 404
asm:tabla                     302 405
asm:hoja                      302 405
asm:pdf                       302 405
avisos:correo                 302 405
avisos:reintentar             302 403 403 403 403 403 403 403 302 403 403 403 403
"""
