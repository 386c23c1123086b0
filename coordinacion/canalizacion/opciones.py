"""Closed lists of choices of a turn."""

from django.db.models import TextChoices

from coordinacion.nucleo.etiquetas import VerboCorrespondencia


class Caracter(TextChoices):
    """What is asked of the institution."""

    ATENCION = "atencion", "Para atención"
    CONOCIMIENTO = "conocimiento", "Para conocimiento"
    REMISION = "remision", "Remisión por competencia"


class Parte(TextChoices):
    """Its part in the answer; a turn for knowledge has none."""

    RESPONSABLE = "responsable", "Responsable"
    COADYUVANTE = "coadyuvante", "Coadyuvante"


class Acuse(TextChoices):
    """How the institution acknowledged."""

    EXPRESO = "expreso", "Expreso"
    PAPEL = "papel", "En papel"
    TACITO = "tacito", "Tácito"


class QuienNotifica(TextChoices):
    """Who tells the petitioner, by the instruction."""

    UNIDAD = "unidad", "La unidad coordinadora"
    DEPENDENCIA = "dependencia", "La dependencia"
    NADIE = "nadie", "No se notifica"


class Declinacion(TextChoices):
    """What an institution proposes when the matter is not its own."""

    INSTITUCION = "institucion", "Corresponde a otra institución estatal"
    EXTERNA = "externa", "Corresponde a una autoridad externa"
    NO_IDENTIFICA = "no_identifica", "No identifica a quién corresponde"


class Etapa(TextChoices):
    """What whoever has a letter does with it meanwhile; all but one are the unit's."""

    REGISTRAR = "registrar", VerboCorrespondencia.RECIBIR.label
    CLASIFICAR = "clasificar", VerboCorrespondencia.CLASIFICAR.label
    CANALIZAR = "canalizar", VerboCorrespondencia.TURNAR.label
    RESPONDER = "responder", VerboCorrespondencia.RESPONDER_DIRECTO.label
    ATENDER = "atender", "Atender y responder"
    REVISAR = "revisar", "Revisar la respuesta"
    NOTIFICAR = "notificar", "Notificar"
