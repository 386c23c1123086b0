"""What a process carries, in the package's own JSON field."""

from viewflow import jsonstore
from viewflow.workflow.models import Process


class Turno(Process):
    """One letter that an institution must acknowledge and answer."""

    folio = jsonstore.CharField(max_length=40)
    asunto = jsonstore.TextField()
    acuse = jsonstore.CharField(max_length=20, default="expreso")
    respuesta = jsonstore.TextField(default="")

    class Meta:
        proxy = True
