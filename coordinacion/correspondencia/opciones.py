"""Closed lists of choices of a letter; what a state or a verb is called lives in `etiquetas`."""

from django.db.models import TextChoices


class Canal(TextChoices):
    """By which way the letter came in."""

    VENTANILLA = "ventanilla", "Ventanilla"
    MENSAJERIA = "mensajeria", "Mensajería o correo postal"
    CORREO = "correo", "Correo electrónico"
    GIRA = "gira", "Gira de trabajo"
    AUDIENCIA = "audiencia", "Audiencia pública"
    TELEFONO = "telefono", "Teléfono"
    INSTRUCCION_VERBAL = "instruccion_verbal", "Instrucción verbal"


class Destinatario(TextChoices):
    """To whom the letter is addressed."""

    GOBERNADOR = "gobernador", "Gobernador del Estado"
    UNIDAD = "unidad", "Unidad coordinadora"
    OTRO = "otro", "Otra persona servidora pública"


class CondicionRemitente(TextChoices):
    """Whether the sender is known; never invented."""

    IDENTIFICADO = "identificado", "Identificado"
    SIN_DATOS = "sin_datos", "Sin datos"
    ANONIMA = "anonima", "Anónima"


class ClasePeticionario(TextChoices):
    PERSONA = "persona", "Persona"
    AUTORIDAD = "autoridad", "Autoridad comunitaria o municipal"
    ORGANIZACION = "organizacion", "Organización"
    INSTITUCION = "institucion", "Institución"


class Sexo(TextChoices):
    MUJER = "mujer", "Mujer"
    HOMBRE = "hombre", "Hombre"
    NO_ESPECIFICADO = "no_especificado", "No especificado"
    COLECTIVO = "colectivo", "Colectivo"


class Acceso(TextChoices):
    """Who may read the text of a letter."""

    NORMAL = "normal", "Normal"
    CONFIDENCIAL = "confidencial", "Confidencial"
    RESERVADO = "reservado", "Reservado"


class Prioridad(TextChoices):
    ORDINARIA = "ordinaria", "Ordinaria"
    URGENTE = "urgente", "Urgente"


class Via(TextChoices):
    """What the analyst means to do with the letter once it is classified."""

    TURNAR = "turnar", "Turnar"
    DIRECTO = "directo", "Responder directo"
    CONOCIMIENTO = "conocimiento", "De conocimiento"
    REMITIR = "remitir", "Remitir a otra autoridad"


class ReglaCierre(TextChoices):
    """When the answers to a letter are enough."""

    TODAS = "todas", "Cuando todas las respuestas se acepten"
    RESPONSABLE = "responsable", "Cuando se acepte la del responsable"
    CUALQUIERA = "cualquiera", "Cuando se acepte cualquiera"


class MedioNotificacion(TextChoices):
    PERSONAL = "personal", "En persona"
    DOMICILIO = "domicilio", "En su domicilio"
    CORREO = "correo", "Correo electrónico"
    POSTAL = "postal", "Correo postal o mensajería"
    TELEFONO = "telefono", "Teléfono"
    ESTRADOS = "estrados", "Estrados"


class ResultadoNotificacion(TextChoices):
    """How an attempt to notify ended."""

    ENTREGADA = "entregada", "Entregada"
    NO_LOCALIZADO = "no_localizado", "No localizado"
    DOMICILIO_INEXISTENTE = "domicilio_inexistente", "Domicilio inexistente"
    SE_NEGO = "se_nego", "Se negó a recibir"
    SIN_DATOS = "sin_datos", "Sin datos para notificar"


class MotivoCancelacion(TextChoices):
    DUPLICADO = "duplicado", "Duplicado de otro registro"
    PRUEBA = "prueba", "Registro de prueba"
    NO_CORRESPONDE = "no_corresponde", "No corresponde registrarlo a esta unidad"


class SinNotificacion(TextChoices):
    """The ground for concluding a letter whose sender was not notified."""

    ANONIMA = "anonima", "Petición anónima"
    SIN_DATOS = "sin_datos", "Sin datos para notificar"
    IMPOSIBLE = "imposible", "Imposible notificar tras los intentos registrados"
    NO_REQUIERE = "no_requiere", "No requiere respuesta"
