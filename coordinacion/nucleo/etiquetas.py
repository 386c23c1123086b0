"""The one file of labels: each state and each verb is called the same on every screen and paper.

A label says what a person would understand, not what the code calls it: a letter `atendida`
still has to be notified, so nobody reads "atendida" of a letter whose sender does not know.
"""

from django.db.models import TextChoices


class EstadoCorrespondencia(TextChoices):
    """Where a letter stands."""

    RECIBIDA = "recibida", "Recibida, por clasificar"
    PREVENIDA = "prevenida", "En prevención"
    CLASIFICADA = "clasificada", "Clasificada"
    CANALIZADA = "canalizada", "Turnada"
    ATENDIDA = "atendida", "Con respuesta, por notificar"
    CONCLUIDA = "concluida", "Concluida"
    DESECHADA = "desechada", "Desechada con fundamento"
    ACUMULADA = "acumulada", "Acumulada a otro asunto"
    CANCELADA = "cancelada", "Cancelada"
    ARCHIVADA = "archivada", "Archivada"


class EstadoTurno(TextChoices):
    """Where a turn stands."""

    TURNADO = "turnado", "Turnado, por acusar"
    ACUSADO = "acusado", "Acusado de recibido"
    ENTERADO = "enterado", "Enterado"
    RESPONDIDO = "respondido", "Respondido por la dependencia, por revisar"
    ATENDIDO = "atendido", "Respuesta aceptada"
    DECLINADO = "declinado", "Rechazado por incompetencia"
    RETIRADO = "retirado", "Turno retirado"


class EstadoProrroga(TextChoices):
    """Where the request to extend a term stands."""

    SOLICITADA = "solicitada", "Prórroga por resolver"
    CONCEDIDA = "concedida", "Prórroga concedida"
    NEGADA = "negada", "Prórroga negada"


class EstadoFolio(TextChoices):
    """Where a folio reserved for a contingency stands."""

    LIBRE = "libre", "Libre"
    CAPTURADO = "capturado", "Capturado"
    SIN_USAR = "sin_usar", "Sin usar"


class EstadoOficio(TextChoices):
    """Where an oficio of the unit stands."""

    BORRADOR = "borrador", "En borrador"
    POR_FIRMAR = "por_firmar", "Por firmar"
    FIRMADO = "firmado", "Firmado, por despachar"
    DESPACHADO = "despachado", "Despachado, sin acuse"
    ACUSADO = "acusado", "Con acuse"
    CANCELADO = "cancelado", "Oficio cancelado"


class EstadoExpediente(TextChoices):
    """Where a file of the archive stands."""

    ABIERTO = "abierto", "Expediente abierto"
    CERRADO = "cerrado", "Expediente cerrado"


class EstadoApoyo(TextChoices):
    """Where an interpreter or a translation that somebody needs stands."""

    SOLICITADO = "solicitado", "Apoyo por asignar"
    ASIGNADO = "asignado", "Apoyo asignado"
    PRESTADO = "prestado", "Apoyo prestado"
    NO_DISPONIBLE = "no_disponible", "Apoyo no disponible"
    CANCELADO = "cancelado", "Apoyo cancelado"


class EstadoMesa(TextChoices):
    """Where a table of dialogue stands."""

    PROGRAMADA = "programada", "Mesa programada"
    INSTALADA = "instalada", "Mesa instalada"
    EN_SESIONES = "en_sesiones", "Mesa en sesiones"
    CONCLUIDA = "concluida", "Mesa concluida"


class EstadoReunion(TextChoices):
    """Where a meeting stands."""

    PROGRAMADA = "programada", "Reunión programada"
    CONVOCADA = "convocada", "Reunión convocada"
    CELEBRADA = "celebrada", "Celebrada, por formalizar"
    FORMALIZADA = "formalizada", "Formalizada con minuta"
    CANCELADA = "cancelada", "Reunión cancelada"


class EstadoAcuerdo(TextChoices):
    """Where an agreement stands; whether it was fulfilled is read off its commitments."""

    PROPUESTO = "propuesto", "Acuerdo propuesto"
    ALCANZADO = "alcanzado", "Acuerdo alcanzado"
    NO_ALCANZADO = "no_alcanzado", "Acuerdo no alcanzado"


class EstadoCompromiso(TextChoices):
    """Where a commitment stands."""

    PROPUESTO = "propuesto", "Compromiso propuesto"
    VIGENTE = "vigente", "Compromiso vigente"
    POR_VERIFICAR = "por_verificar", "Reportado como cumplido, por verificar"
    CUMPLIDO = "cumplido", "Compromiso cumplido"
    INCUMPLIDO = "incumplido", "Compromiso incumplido"
    CANCELADO = "cancelado", "Compromiso cancelado"


class EstadoCorreo(TextChoices):
    """Where a mail of the outbox stands."""

    PENDIENTE = "pendiente", "Correo por enviar"
    ENVIADO = "enviado", "Correo enviado"
    APARCADO = "aparcado", "Correo aparcado"
    DESCARTADO = "descartado", "Correo descartado"


class EstadoCorreoRecibido(TextChoices):
    """Where a mail that came in stands."""

    POR_ATENDER = "por_atender", "Correo por atender"
    REGISTRADO = "registrado", "Correo registrado"
    VINCULADO = "vinculado", "Correo registrado como respuesta"
    DESCARTADO = "descartado", "Correo recibido y descartado"
    IGNORADO = "ignorado", "Correo automático"


class VerboCorrespondencia(TextChoices):
    """What can be done to a letter; the label is the button's text."""

    RECIBIR = "recibir", "Registrar"
    CORREGIR = "corregir", "Corregir"
    CANCELAR = "cancelar", "Cancelar registro"
    CLASIFICAR = "clasificar", "Clasificar"
    RECLASIFICAR = "reclasificar", "Reclasificar"
    PREVENIR = "prevenir", "Prevenir (requerir información)"
    DESAHOGAR = "desahogar", "Desahogar prevención"
    DESECHAR = "desechar", "Desechar con fundamento"
    LIGAR = "ligar", "Ligar"
    DESLIGAR = "desligar", "Desligar"
    ACUMULAR = "acumular", "Acumular"
    DESGLOSAR = "desglosar", "Desglosar"
    TOMAR_CONOCIMIENTO = "tomar_conocimiento", "De conocimiento"
    TURNAR = "turnar", "Turnar"
    REMITIR = "remitir", "Remitir a otra autoridad"
    RESPONDER_DIRECTO = "responder_directo", "Responder directo"
    REGISTRAR_ATENCION = "registrar_atencion", "Registrar atención"
    REGRESAR = "regresar", "Regresar a trámite"
    NOTIFICAR = "notificar", "Registrar notificación"
    CONCLUIR = "concluir", "Concluir"
    ARCHIVAR = "archivar", "Archivar"
    REABRIR = "reabrir", "Reabrir (inconformidad)"


class VerboTurno(TextChoices):
    """What can be done to a turn; the label is the button's text."""

    ACUSAR = "acusar", "Acusar de recibido"
    ASIGNAR = "asignar", "Asignar a un área"
    INFORME_PARCIAL = "informe_parcial", "Avance parcial"
    RESPONDER = "responder", "Registrar respuesta"
    DEVOLVER = "devolver", "Devolver para complementar"
    ACEPTAR = "aceptar", "Aceptar respuesta"
    DECLINAR = "declinar", "No es de nuestra competencia"
    SOLICITAR_PRORROGA = "solicitar_prorroga", "Pedir prórroga"
    CONCEDER_PRORROGA = "conceder_prorroga", "Conceder prórroga"
    NEGAR_PRORROGA = "negar_prorroga", "Negar prórroga"
    SUSPENDER = "suspender", "Suspender el plazo"
    REANUDAR = "reanudar", "Reanudar el plazo"
    CAMBIAR_CARACTER = "cambiar_caracter", "Pedir atención"
    RETIRAR = "retirar", "Retirar turno"


class VerboOficio(TextChoices):
    """What can be done to an oficio; the label is the button's text."""

    ELABORAR = "elaborar", "Elaborar oficio"
    EDITAR = "editar", "Corregir borrador"
    ENVIAR_A_FIRMA = "enviar_a_firma", "Pasar a firma"
    DEVOLVER = "devolver", "Devolver a borrador"
    FIRMAR = "firmar", "Registrar firma"
    DESPACHAR = "despachar", "Registrar despacho"
    ACUSAR = "acusar", "Registrar acuse del oficio"
    CANCELAR = "cancelar", "Cancelar oficio"


class VerboExpediente(TextChoices):
    """What can be done to a file of the archive and to what is kept in it; the label is the
    button's text."""

    ABRIR = "abrir", "Abrir expediente"
    EDITAR = "editar", "Corregir expediente"
    CERRAR = "cerrar_expediente", "Cerrar expediente"
    VOLVER_A_ABRIR = "volver_a_abrir", "Volver a abrir el expediente"
    PROPONER = "proponer", "Proponer expediente"
    TRASLADAR = "trasladar", "Pasar a otro expediente"


class VerboApoyo(TextChoices):
    """What can be done to an interpreter's or a translation's request; the label is the button's
    text."""

    SOLICITAR = "solicitar", "Solicitar apoyo lingüístico"
    ASIGNAR = "asignar", "Asignar apoyo"
    PRESTAR = "prestar", "Registrar como prestado"
    NO_DISPONIBLE = "declarar_no_disponible", "Declarar no disponible"
    CANCELAR = "cancelar", "Cancelar apoyo"


class VerboMesa(TextChoices):
    """What can be done to a table of dialogue; the label is the button's text."""

    PROGRAMAR = "programar", "Programar mesa"
    EDITAR = "editar", "Corregir mesa"
    INSTALAR = "instalar", "Instalar mesa"
    SESIONAR = "sesionar", "Abrir sesiones"
    RECOGER = "recoger", "Recoger opiniones"
    RESPONDER = "responder", "Responder opinión"
    PUBLICAR = "publicar", "Publicar resumen"
    CONCLUIR = "concluir", "Concluir mesa"


class VerboReunion(TextChoices):
    """What can be done to a meeting; the label is the button's text."""

    PROGRAMAR = "programar", "Programar reunión"
    EDITAR = "editar", "Corregir reunión"
    ORDENAR = "ordenar", "Escribir orden del día"
    CONVOCAR = "convocar", "Convocar"
    REPROGRAMAR = "reprogramar", "Reprogramar reunión"
    PASAR_LISTA = "pasar_lista", "Registrar asistencia"
    CELEBRAR = "celebrar", "Registrar como celebrada"
    ADJUNTAR = "adjuntar", "Agregar documentos"
    FORMALIZAR = "formalizar", "Formalizar con minuta"
    CANCELAR = "cancelar", "Cancelar reunión"


class VerboAcuerdo(TextChoices):
    """What can be done to an agreement; the label is the button's text."""

    PROPONER = "proponer", "Escribir acuerdo"
    EDITAR = "editar", "Corregir acuerdo"
    ALCANZAR = "alcanzar", "Registrar como alcanzado"
    NO_ALCANZAR = "no_alcanzar", "Registrar como no alcanzado"
    FIRMAR = "firmar", "Registrar firma de una parte"


class VerboLiga(TextChoices):
    """What is said, or no longer said, of a letter and a commitment; the label is the button's."""

    LIGAR_ASUNTO = "ligar_asunto", "Ligar con un asunto"
    LIGAR_COMPROMISO = "ligar_compromiso", "Ligar con un compromiso"
    DESLIGAR = "quitar_liga", "Quitar la liga"


class VerboCompromiso(TextChoices):
    """What can be done to a commitment; the label is the button's text."""

    ESCRIBIR = "escribir", "Escribir compromiso"
    EDITAR = "editar", "Corregir compromiso"
    FORMALIZAR = "formalizar", "Formalizar compromiso"
    INFORMAR = "informar", "Registrar avance"
    REPORTAR = "reportar", "Reportar como cumplido"
    VERIFICAR = "verificar", "Verificar cumplimiento"
    RECHAZAR = "rechazar", "No se cumplió lo reportado"
    REPROGRAMAR = "reprogramar", "Reprogramar compromiso"
    INCUMPLIR = "incumplir", "Declarar incumplido"
    CANCELAR = "cancelar", "Cancelar compromiso"


class VerboRegistro(TextChoices):
    """What can be done to the register of a year; the label is the button's text."""

    CERRAR = "cerrar", "Cerrar registro"
    RESERVAR = "reservar", "Reservar folios de contingencia"
    DECLARAR = "declarar", "Declarar sin usar"


class VerboGira(TextChoices):
    """What can be done with the petitions of a gira; the label is the button's text."""

    CAPTURAR = "capturar_peticiones", "Capturar peticiones"
    CONTINUAR = "continuar_captura", "Continuar esta captura"
    REGISTRAR = "registrar_peticiones", "Registrar las peticiones"
    IMPRIMIR_HOJAS = "imprimir_hojas", "Imprimir hojas en blanco"
    LEER_HOJAS = "leer_hojas", "Subir hojas llenas"


class VerboBuzon(TextChoices):
    """What can be done to a mail that came in; the label is the button's text."""

    REGISTRAR = "registrar_correo", "Registrar correo"
    RESPONDER = "vincular_correo", "Es respuesta de un turno"
    DESCARTAR = "descartar_correo", "Descartar correo"
    RECUPERAR = "recuperar_correo", "Devolver a la bandeja"


class VerboTarea(TextChoices):
    """What a person does with the step that a letter awaits; the label is the button's text."""

    TOMAR = "tomar", "Tomar"
    SOLTAR = "soltar", "Soltar"
    REASIGNAR = "reasignar", "Reasignar"


class VerboRelevo(TextChoices):
    """What is done when a person or an institution is no longer there; the label is the button."""

    EXTINGUIR = "extinguir", "Extinguir y pasar a la sucesora"
    SUPLIR = "suplir", "Registrar suplencia"
    TERMINAR = "terminar", "Terminar suplencia"
    REASIGNAR_TODO = "reasignar_todo", "Reasignar todo su trabajo"
    LEVANTAR_ACTA = "levantar_acta", "Levantar acta de entrega-recepción"


class VerboPapel(TextChoices):
    """What the unit records of an institution that works on paper; the value is the URL's name."""

    ACUSAR = "acusar_papel", "Registrar acuse en papel"
    RESPONDER = "responder_papel", "Registrar respuesta recibida en oficialía"
    DECLINAR = "declinar_papel", "Registrar rechazo recibido en oficialía"
    INFORME_PARCIAL = "informe_papel", "Registrar avance recibido en oficialía"
    SOLICITAR_PRORROGA = "prorroga_papel", "Registrar prórroga pedida en oficialía"
    ASIGNAR = "asignar_papel", "Registrar área asignada"
    RECTIFICAR = "rectificar", "Rectificar acuse tácito"


DARSE_POR_ENTERADO = "Darse por enterado"
"""What `acusar` is called on a turn that is only for knowledge."""

ACUSE_DE_REMISION = "Registrar acuse de la remisión"
"""What `aceptar` is called on a remission, which ends when the authority has it."""

MISMO_ASUNTO = "Buscar el mismo asunto"
"""What leads to the letters that may be linked to one, or accumulated."""

ASUNTO_RESERVADO = "Asunto reservado"
"""What stands in place of the text of a letter that the reader may list but not read."""


class EstadoOperacion(TextChoices):
    """Where work on many records stands."""

    PREPARADA = "preparada", "Por confirmar"
    EN_ESPERA = "en_espera", "En espera de turno"
    EN_CURSO = "en_curso", "En curso"
    TERMINADA = "terminada", "Terminada"
    DETENIDA = "detenida", "Detenida"


class ResultadoRenglon(TextChoices):
    """What became of one record in work on many."""

    PENDIENTE = "pendiente", "Sin hacer"
    HECHO = "hecho", "Hecho"
    RECHAZADO = "rechazado", "Rechazado"


class VerboEnBloque(TextChoices):
    """What can be done to many records at once; the label is the button's text."""

    ACUSAR = "acusar", VerboTurno.ACUSAR.label
    ASIGNAR = "asignar", VerboTurno.ASIGNAR.label
    CLASIFICAR_Y_TURNAR = "clasificar_y_turnar", "Clasificar y turnar"
    TURNAR = "turnar", VerboCorrespondencia.TURNAR.label
    ACUMULAR = "acumular", VerboCorrespondencia.ACUMULAR.label
    CONCLUIR = "concluir", VerboCorrespondencia.CONCLUIR.label
    ARCHIVAR = "archivar", VerboCorrespondencia.ARCHIVAR.label
    REASIGNAR = "reasignar", VerboTarea.REASIGNAR.label
    EXPORTAR = "exportar", "Exportar a hoja de cálculo"
    IMPRIMIR_LISTA = "imprimir_lista", "Imprimir lista"
    IMPRIMIR_VOLANTES = "imprimir_volantes", "Imprimir volantes"
