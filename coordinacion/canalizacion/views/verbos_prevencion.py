"""Asking the petitioner to complete a letter, and recording what was delivered."""

from coordinacion.canalizacion import services
from coordinacion.canalizacion.forms.asunto_prevenir import DesahogarForm, PrevenirForm
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.canalizacion.views.asunto_verbo import VerboDeAsunto
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from workflows import motor


class Prevenir(VerboDeAsunto[PrevenirForm]):
    verbo = Verbo.PREVENIR
    form_class = PrevenirForm
    mensaje = "Se registró la prevención. Los plazos esperan lo que entregue el peticionario."
    consecuencia = (
        "Corre el término del peticionario para completar su asunto; mientras tanto se suspenden "
        "el plazo de respuesta y los de las instituciones. Lo que ya había vencido sigue vencido."
    )

    def ejecutar(self, form: PrevenirForm) -> str:
        motor.de_carta(services.prevenir, self.actor, self.carta.pk, **form.cleaned_data)
        return self.terminar()


class Desahogar(VerboDeAsunto[DesahogarForm]):
    verbo = Verbo.DESAHOGAR
    form_class = DesahogarForm
    mensaje = "Se registró la entrega. Los plazos corren de nuevo."
    consecuencia = (
        "El asunto vuelve al paso en que estaba y los plazos suspendidos corren de nuevo desde "
        "el sello."
    )

    def ejecutar(self, form: DesahogarForm) -> str:
        datos = form.cleaned_data
        with guardados(self.actor, datos["archivo"], Documento.Clase.ANEXO) as adjuntos:
            motor.de_carta(
                services.desahogar,
                self.actor,
                self.carta.pk,
                entregado=datos["entregado"],
                momento=datos["momento"],
                adjuntos=adjuntos,
            )
        return self.terminar()
