"""What each address answers to each person: the acceptance document, read by a machine.

One line per address: the status for nobody signed in, then for each person of `PERSONAS`, in that
order. `propia` is turned to agency A, so agency B's liaison is the foreigner here. A line with
one figure is what everybody who signed in gets: the method is refused before asking who it is.
"""

GET = """
                              anó ofi ana tit vin arc con aud adm enA tiA enB ext
salud                         200 200 200 200 200 200 200 200 200 200 200 200 200
vivo                          200 200 200 200 200 200 200 200 200 200 200 200 200
estado                        302 403 403 200 403 403 403 200 200 403 403 403 403
account_login                 200 302 302 302 302 302 302 302 302 302 302 302 302
account_logout                302 200 200 200 200 200 200 200 200 200 200 200 200
account_inactive              200 200 200 200 200 200 200 200 200 200 200 200 200
account_reauthenticate        302 200 200 200 200 200 200 200 200 200 200 200 200
account_change_password       302 200 200 200 200 200 200 200 200 200 200 200 200
account_set_password          302 302 302 302 302 302 302 302 302 302 302 302 302
mfa_index                     302 200 200 200 200 200 200 200 200 200 200 200 200
mfa_authenticate              302 302 302 302 302 302 302 302 302 302 302 302 302
mfa_reauthenticate            302 302 302 302 302 302 302 302 302 302 302 302 302
mfa_activate_totp             302 302 302 302 302 302 302 302 302 302 302 302 302
mfa_deactivate_totp           302 404 404 404 404 404 404 404 404 404 404 404 404
mfa_view_recovery_codes       302 404 404 404 404 404 404 404 404 404 404 404 404
mfa_generate_recovery_codes   302 302 302 302 302 302 302 302 302 302 302 302 302
mfa_download_recovery_codes   302 404 404 404 404 404 404 404 404 404 404 404 404
catalogos:inicio              302 403 403 403 403 403 403 403 200 403 403 403 403
catalogos:reglas              302 403 403 200 403 403 403 403 200 403 403 403 403
catalogos:validar             302 403 403 200 403 403 403 403 200 403 403 403 403
catalogos:lista               302 403 403 403 403 403 403 403 200 403 403 403 403
catalogos:nuevo               302 403 403 403 403 403 403 403 200 403 403 403 403
catalogos:editar              302 403 403 403 403 403 403 403 200 403 403 403 403
catalogos:uso                 302 405
catalogos:quitar              302 405
catalogos:escalera            302 403 403 403 403 403 403 403 200 403 403 403 403
catalogos:sugerencias         302 403 403 403 403 403 403 403 200 403 403 403 403
inicio                        302 302 302 302 302 302 302 302 302 302 302 302 200
bandejas:inicio               302 302 302 302 302 302 302 302 403 403 403 403 403
bandejas:buscar               302 200 200 200 200 200 200 200 403 403 403 403 403
bandejas:siguiente            302 405
bandejas:ver                  302 200 200 200 200 200 200 200 403 403 403 403 403
bandejas:filtros              302 200 200 200 200 200 200 200 403 403 403 403 403
hoy:ver                       302 403 403 200 403 403 200 200 403 403 403 403 403
hoy:xlsx                      302 403 403 200 403 403 200 200 403 403 403 403 403
tiempos:ver                   302 403 200 200 403 403 403 200 403 403 403 403 403
tiempos:lista                 302 403 404 404 403 403 403 404 403 403 403 403 403
tiempos:xlsx                  302 403 200 200 403 403 403 200 403 403 403 403 403
asunto:ir                     302 404 404 404 404 404 404 404 404 404 404 404 404
asunto:camino                 302 200 200 200 200 200 200 200 200 200 200 200 200
asunto:instituciones          302 403 200 200 403 403 403 403 403 403 403 403 403
asunto:turnar_propuesta       302 403 404 403 403 403 403 403 404 403 403 404 404
competencia:temas             302 403 200 200 403 403 403 403 403 403 403 403 403
competencia:adoptar           302 405
asunto:ver                    302 200 200 200 200 200 200 200 404 200 200 404 404
asunto:documento              302 200 200 200 200 200 200 200 404 200 200 404 404
asunto:visor                  302 200 200 200 200 200 200 200 404 200 200 404 404
asunto:por_que                302 200 200 200 200 200 200 200 404 200 200 404 404
asunto:clasificar             302 403 200 403 403 403 403 403 404 404 404 404 404
asunto:destinos               302 405
asunto:prever                 302 405
asunto:turnar                 302 403 200 403 403 403 403 403 404 403 403 404 404
asunto:reclasificar           302 403 200 403 403 403 403 403 404 403 403 404 404
asunto:remitir                302 403 200 403 403 403 403 403 404 403 403 404 404
asunto:responder_directo      302 403 200 403 403 403 403 403 404 404 404 404 404
asunto:tomar_conocimiento     302 403 200 403 403 403 403 403 404 404 404 404 404
asunto:prevenir               302 403 200 403 403 403 403 403 404 404 404 404 404
asunto:desahogar              302 200 403 403 403 403 403 403 404 404 404 404 404
asunto:ligar                  302 200 200 403 403 403 403 403 404 404 404 404 404
asunto:desligar               302 200 200 403 403 403 403 403 404 404 404 404 404
asunto:desglosar              302 403 200 403 403 403 403 403 404 404 404 404 404
asunto:acumular               302 403 200 403 403 403 403 403 404 404 404 404 404
asunto:reabrir                302 403 403 200 403 403 403 403 404 404 404 404 404
asunto:desechar               302 403 403 200 403 403 403 403 404 404 404 404 404
asunto:regresar               302 403 200 200 403 403 403 403 404 403 403 404 404
asunto:notificar              302 200 200 403 403 403 403 403 404 403 403 404 404
asunto:cancelar               302 403 200 403 403 403 403 403 404 404 404 404 404
asunto:tomar                  302 409 200 409 403 403 403 403 404 404 404 404 404
asunto:soltar                 302 200 200 200 403 403 403 403 404 404 404 404 404
asunto:reasignar              302 403 200 200 403 403 403 403 404 404 404 404 404
asunto:adjuntar               302 200 200 403 403 403 403 403 404 403 403 404 404
asunto:autorizar              302 404 200 200 404 404 404 404 404 404 404 403 404
turno:ver                     302 200 200 200 200 200 200 200 404 200 200 404 404
turno:volante                 302 200 200 200 200 200 200 200 404 200 200 404 404
turno:documento               302 200 200 200 200 200 200 200 404 200 200 404 404
turno:acusar                  302 403 403 403 403 403 403 403 404 200 403 404 404
turno:asignar                 302 403 403 403 403 403 403 403 404 200 200 404 404
turno:informe_parcial         302 403 403 403 403 403 403 403 404 200 403 404 404
turno:solicitar_prorroga      302 403 403 403 403 403 403 403 404 200 403 404 404
turno:conceder_prorroga       302 403 200 200 403 403 403 403 404 403 403 404 404
turno:negar_prorroga          302 403 200 200 403 403 403 403 404 403 403 404 404
turno:suspender               302 403 200 403 403 403 403 403 404 403 403 404 404
turno:reanudar                302 403 200 403 403 403 403 403 404 403 403 404 404
turno:responder               302 403 403 403 403 403 403 403 404 200 403 404 404
turno:declinar                302 403 403 403 403 403 403 403 404 200 403 404 404
turno:notificar               302 403 403 403 403 403 403 403 404 200 403 404 404
turno:devolver                302 403 200 403 403 403 403 403 404 403 403 404 404
turno:aceptar                 302 403 200 403 403 403 403 403 404 403 403 404 404
turno:cambiar_caracter        302 403 200 403 403 403 403 403 404 403 403 404 404
turno:retirar                 302 403 200 403 403 403 403 403 404 403 403 404 404
turno:acusar_papel            302 200 200 403 403 403 403 403 404 403 403 404 404
turno:responder_papel         302 200 200 403 403 403 403 403 404 403 403 404 404
turno:declinar_papel          302 200 200 403 403 403 403 403 404 403 403 404 404
turno:informe_papel           302 200 200 403 403 403 403 403 404 403 403 404 404
turno:prorroga_papel          302 200 200 403 403 403 403 403 404 403 403 404 404
turno:asignar_papel           302 200 200 403 403 403 403 403 404 403 403 404 404
turno:rectificar              302 200 200 403 403 403 403 403 404 403 403 404 404
mis_turnos:lista              302 403 403 403 403 403 403 403 403 200 200 200 403
mis_turnos:acusar_varios      302 405
papel:inicio                  302 200 200 403 403 403 403 403 403 403 403 403 403
papel:relaciones              302 200 200 403 403 403 403 403 403 403 403 403 403
papel:relacion_emitir         302 405
papel:relacion                302 200 200 403 403 403 403 403 403 403 403 403 403
papel:relacion_pdf            302 200 200 403 403 403 403 403 403 403 403 403 403
papel:relacion_prueba         302 200 200 403 403 403 403 403 403 403 403 403 403
papel:relacion_entregar       302 200 200 403 403 403 403 403 403 403 403 403 403
archivo:lista                 302 200 200 200 200 200 200 200 403 403 403 403 403
archivo:abrir                 302 403 403 403 403 200 403 403 403 403 403 403 403
archivo:ver                   302 200 200 200 200 200 200 200 404 404 404 404 404
archivo:caratula              302 200 200 200 200 200 200 200 404 404 404 404 404
archivo:editar                302 403 403 403 403 200 403 403 404 404 404 404 404
archivo:cerrar_expediente     302 403 403 403 403 200 403 403 404 404 404 404 404
archivo:volver_a_abrir        302 403 403 403 403 200 403 403 404 404 404 404 404
archivo:concluir              302 403 200 200 403 403 403 403 404 403 403 404 404
archivo:archivar              302 403 403 403 403 200 403 403 404 404 404 404 404
archivo:trasladar             302 403 403 403 403 200 403 403 404 404 404 404 404
enlace:instituciones          302 403 403 403 403 403 403 403 200 403 403 403 403
enlace:anular                 302 405
enlace:acusar                 200 200 200 200 200 200 200 200 200 200 200 200 200
enlace:responder              200 200 200 200 200 200 200 200 200 200 200 200 200
enlace:hecho                  200 200 200 200 200 200 200 200 200 200 200 200 200
buzon:lista                   302 200 403 403 403 403 403 403 403 403 403 403 403
buzon:ver                     302 200 403 403 403 403 403 403 403 403 403 403 403
buzon:adjunto                 302 200 403 403 403 403 403 403 403 403 403 403 403
buzon:registrar               302 200 403 403 403 403 403 403 403 403 403 403 403
buzon:elegir                  302 200 403 403 403 403 403 403 403 403 403 403 403
buzon:responder               302 200 403 403 403 403 403 403 403 403 403 403 403
buzon:descartar               302 200 403 403 403 403 403 403 403 403 403 403 403
buzon:recuperar               302 405
oficio:lista                  302 200 200 200 200 200 200 200 403 403 403 403 403
oficio:recordatorios          302 200 200 403 403 403 403 403 403 403 403 403 403
oficio:nuevo                  302 200 200 403 403 403 403 403 403 403 403 403 403
oficio:digitalizados          302 200 403 403 403 403 403 403 403 403 403 403 403
oficio:confirmar              302 200 403 403 403 403 403 403 403 403 403 403 403
oficio:documento              302 200 403 403 403 403 403 403 403 403 403 403 403
oficio:descartar              302 405
oficio:ver                    302 200 200 200 200 200 200 200 404 404 404 404 404
oficio:pdf                    302 200 200 200 200 200 200 200 404 404 404 404 404
oficio:acuse                  302 200 200 200 200 200 200 200 404 404 404 404 404
oficio:editar                 302 200 200 403 403 403 403 403 404 404 404 404 404
oficio:enviar_a_firma         302 403 200 403 403 403 403 403 404 404 404 404 404
oficio:devolver               302 403 200 200 403 403 403 403 404 404 404 404 404
oficio:firmar                 302 403 403 200 403 403 403 403 404 404 404 404 404
oficio:despachar              302 200 403 403 403 403 403 403 404 404 404 404 404
oficio:acusar                 302 200 403 403 403 403 403 403 404 404 404 404 404
oficio:cancelar               302 403 200 200 403 403 403 403 404 404 404 404 404
apoyo:lista                   302 200 200 200 200 200 200 200 403 403 403 403 403
apoyo:xlsx                    302 200 200 200 200 200 200 200 403 403 403 403 403
apoyo:cuentas                 302 200 200 200 200 200 200 200 403 403 403 403 403
apoyo:cuentas_xlsx            302 200 200 200 200 200 200 200 403 403 403 403 403
apoyo:solicitar               302 403 200 403 403 403 403 403 404 403 403 404 404
apoyo:ver                     302 200 200 200 200 200 200 200 404 404 404 404 404
apoyo:asignar                 302 403 200 200 403 403 403 403 404 404 404 404 404
apoyo:prestar                 302 200 200 403 403 403 403 403 404 404 404 404 404
apoyo:declarar_no_disponible  302 200 200 403 403 403 403 403 404 404 404 404 404
apoyo:cancelar                302 403 200 403 403 403 403 403 404 404 404 404 404
gira:lista                    302 200 200 200 200 200 200 200 403 403 403 403 403
gira:ver                      302 200 200 200 200 200 200 200 403 403 403 403 403
gira:abrir                    302 405
gira:relacion                 302 200 200 200 200 200 200 200 403 403 403 403 403
gira:xlsx                     302 200 200 200 200 200 200 200 403 403 403 403 403
gira:talones                  302 200 200 200 200 200 200 200 403 403 403 403 403
gira:hojas                    302 200 403 403 200 403 403 403 403 403 403 403 403
gira:hojas_pdf                302 200 403 403 200 403 403 403 403 403 403 403 403
gira:leer_hojas               302 200 403 403 403 403 403 403 403 403 403 403 403
gira:hoja                     302 302 403 403 302 403 403 403 403 403 403 403 403
gira:hoja_documento           302 200 403 403 200 403 403 403 403 403 403 403 403
gira:captura                  302 200 403 403 200 403 403 403 404 404 404 404 404
gira:guardar                  302 405
gira:continuar                302 405
relevo:ausencias              302 200 200 200 200 200 200 200 200 200 200 200 403
relevo:terminar               302 405
relevo:instituciones          302 403 403 200 403 403 403 403 200 403 403 403 403
relevo:extinguir              302 403 403 200 403 403 403 403 200 403 403 403 403
relevo:sin_persona            302 403 200 200 403 403 403 403 200 200 200 200 403
relevo:persona                302 403 200 200 403 403 403 403 200 200 200 404 403
relevo:acta                   302 200 200 200 200 200 200 200 200 200 200 200 403
relevo:acta_pdf               302 200 200 200 200 200 200 200 200 200 200 200 403
relevo:acta_xlsx              302 200 200 200 200 200 200 200 200 200 200 200 403
registro:mesa                 302 200 403 403 403 403 403 403 403 403 403 403 403
registro:lote                 302 302 403 403 403 403 403 403 403 403 403 403 403
registro:lote_subir           302 405
registro:lote_separar         302 405
registro:lote_unir            302 405
registro:lote_descartar       302 405
registro:lote_documento       302 200 403 403 403 403 403 403 403 403 403 403 403
registro:remitentes           302 200 200 403 403 403 403 403 403 403 403 403 403
antecedentes:mesa             302 405
registro:relacion_diaria      302 200 200 200 403 403 403 403 403 403 403 403 403
registro:registros            302 200 200 200 200 200 200 200 403 403 403 403 403
registro:cerrar               302 403 403 200 403 403 403 403 403 403 403 403 403
registro:reservar             302 200 403 403 403 403 403 403 403 403 403 403 403
registro:bloque               302 200 200 200 200 200 200 200 403 403 403 403 403
registro:hojas                302 200 403 403 403 403 403 403 403 403 403 403 403
registro:declarar             302 200 403 403 403 403 403 403 403 403 403 403 403
registro:corregir             302 200 200 403 403 403 403 403 404 404 404 404 404
registro:acuse                302 200 200 200 403 403 403 403 403 403 403 403 403
avisos:lista                  302 200 200 200 200 200 200 200 200 200 200 200 200
avisos:leer                   302 405
operaciones:lista             302 200 200 200 200 200 200 200 200 200 200 200 200
operaciones:elegir            302 405
operaciones:preparar          302 404 200 404 404 404 404 404 404 404 404 404 404
operaciones:ver               302 404 200 200 404 404 404 200 404 404 404 404 404
operaciones:avance            302 404 200 200 404 404 404 200 404 404 404 404 404
operaciones:archivo           302 404 200 404 404 404 404 404 404 404 404 404 404
operaciones:detener           302 405
operaciones:reintentar        302 405
importar:lista                302 200 200 200 403 403 403 200 403 403 403 403 403
importar:ver                  302 200 404 200 404 404 404 200 404 404 404 404 404
importar:avance               302 200 404 200 404 404 404 200 404 404 404 404 404
importar:informe              302 200 404 200 404 404 404 200 404 404 404 404 404
importar:aplicar              302 405
avisos:correo                 302 403 403 403 403 403 403 403 200 403 403 403 403
avisos:reintentar             302 405
"""
