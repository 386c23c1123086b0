"""The verbs of a letter, one page each: form → motor → service → back to the case."""

from typing import Any

from coordinacion.canalizacion import services
from coordinacion.canalizacion.forms import asunto as formas
from coordinacion.canalizacion.forms.asunto_clasificar import (
    ReclasificarForm,
    inicial,
)
from coordinacion.canalizacion.models import Turno
from coordinacion.canalizacion.opciones import Caracter, Parte
from coordinacion.canalizacion.views.archivos import guardados
from coordinacion.canalizacion.views.asunto_verbo import VerboDeAsunto
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.opciones import MotivoCancelacion
from coordinacion.documentos.models import Documento
from coordinacion.nucleo.etiquetas import EstadoTurno
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.forms import SinDatosForm
from workflows import motor


class Reclasificar(VerboDeAsunto[ReclasificarForm]):
    con_carta = True
    verbo = Verbo.RECLASIFICAR
    form_class = ReclasificarForm
    template_name = "canalizacion/asunto_reclasificar.html"
    mensaje = "Se reclasificó el asunto."
    consecuencia = (
        "El plazo de respuesta se calcula de nuevo con la regla del tipo; el cambio queda en el "
        "historial."
    )

    def get_initial(self) -> dict[str, Any]:
        return inicial(self.carta)

    def ejecutar(self, form: ReclasificarForm) -> str:
        datos = form.cleaned_data
        motor.de_carta(
            services.reclasificar,
            self.actor,
            self.carta.pk,
            version=datos["version"],
            cambios=form.cambios,
            motivo=datos["motivo"],
        )
        return self.terminar()


class Remitir(VerboDeAsunto[formas.RemitirForm]):
    con_carta = True
    verbo = Verbo.REMITIR
    form_class = formas.RemitirForm
    mensaje = "El asunto se remitió. Se aceptará cuando se tenga el acuse de la autoridad."
    consecuencia = (
        "La autoridad recibe el asunto por ser de su competencia. No corre un término de "
        "respuesta para ella; el del peticionario sigue hasta que se le notifique."
    )

    def ejecutar(self, form: formas.RemitirForm) -> str:
        datos = form.cleaned_data
        hay_responsable = self.carta.turnos.vivos().filter(parte=Parte.RESPONSABLE).exists()
        destino = services.Destino(
            datos["institucion"],
            datos["instruccion"],
            (Parte.COADYUVANTE if hay_responsable else Parte.RESPONSABLE).value,
            indicaciones=datos["indicaciones"],
            puntos=tuple(punto.pk for punto in datos["puntos"]),
        )
        motor.de_carta(
            services.remitir,
            self.actor,
            self.carta.pk,
            destino,
            fundamento=datos["fundamento"],
        )
        return self.terminar()


class ResponderDirecto(VerboDeAsunto[formas.RespuestaDirectaForm]):
    con_carta = True
    verbo = Verbo.RESPONDER_DIRECTO
    form_class = formas.RespuestaDirectaForm
    mensaje = "Se registró la respuesta. Falta notificarla al peticionario."
    consecuencia = "El asunto queda con respuesta, por notificar; no se turna a nadie."

    def ejecutar(self, form: formas.RespuestaDirectaForm) -> str:
        datos = form.cleaned_data
        with guardados(self.actor, datos["archivo"], Documento.Clase.RESPUESTA) as adjuntos:
            motor.de_carta(
                correspondencia.responder_directo,
                self.actor,
                self.carta.pk,
                texto=datos["texto"],
                sentidos=form.sentidos,
                adjuntos=adjuntos,
            )
        return self.terminar()


class TomarConocimiento(VerboDeAsunto[SinDatosForm]):
    verbo = Verbo.TOMAR_CONOCIMIENTO
    form_class = SinDatosForm
    mensaje = "Se tomó conocimiento y el asunto quedó concluido."
    consecuencia = "El asunto se concluye: su tipo no requiere respuesta."

    def ejecutar(self, form: SinDatosForm) -> str:
        motor.de_carta(services.tomar_conocimiento, self.actor, self.carta.pk)
        return self.terminar()


class Desechar(VerboDeAsunto[formas.DesecharForm]):
    verbo = Verbo.DESECHAR
    form_class = formas.DesecharForm
    mensaje = "El asunto se desechó."
    consecuencia = (
        "Se cierran todos los plazos. La incompetencia no es motivo para desechar: en ese caso "
        "el asunto se remite a la autoridad competente."
    )

    def ejecutar(self, form: formas.DesecharForm) -> str:
        motor.de_carta(services.desechar, self.actor, self.carta.pk, **form.cleaned_data)
        return self.terminar()


class Cancelar(VerboDeAsunto[formas.CancelarForm]):
    verbo = Verbo.CANCELAR
    form_class = formas.CancelarForm
    mensaje = "El registro se canceló. Su folio queda ocupado y a la vista."
    consecuencia = "Se cierran todos los plazos. El folio no se reutiliza."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.actor}

    def ejecutar(self, form: formas.CancelarForm) -> str:
        datos = form.cleaned_data
        motor.de_carta(
            services.cancelar,
            self.actor,
            self.carta.pk,
            motivo=MotivoCancelacion(datos["motivo"]),
            explicacion=datos["explicacion"],
            duplicado_de=datos["duplicado_de"],
        )
        return self.terminar()


class Acumular(VerboDeAsunto[formas.AcumularForm]):
    verbo = Verbo.ACUMULAR
    form_class = formas.AcumularForm
    mensaje = "El asunto se acumuló: se responderá con el principal."
    consecuencia = (
        "El asunto sigue al principal: se cierran sus plazos y se retiran sus turnos. La "
        "respuesta del principal se notifica a quienes firman los dos."
    )

    def get_initial(self) -> dict[str, Any]:
        return {"principal": self.request.GET.get("principal", "")}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.actor}

    def ejecutar(self, form: formas.AcumularForm) -> str:
        principal_id = form.cleaned_data["principal"].pk
        motor.de_carta(services.acumular, self.actor, self.carta.pk, principal_id=principal_id)
        return self.terminar()


class Desglosar(VerboDeAsunto[formas.DesglosarForm]):
    con_carta = True
    verbo = Verbo.DESGLOSAR
    form_class = formas.DesglosarForm
    mensaje = "Los puntos quedaron en asuntos propios, por clasificar."
    consecuencia = (
        "Cada punto que marque será otro asunto, con quienes firman, sus documentos y la misma "
        "fecha de recepción: el plazo del peticionario no vuelve a empezar."
    )

    def ejecutar(self, form: formas.DesglosarForm) -> str:
        motor.de_carta_con_nuevas(
            correspondencia.desglosar,
            self.actor,
            self.carta.pk,
            puntos={punto.pk for punto in form.cleaned_data["puntos"]},
        )
        return self.terminar()


class Regresar(VerboDeAsunto[formas.RegresarForm]):
    verbo = Verbo.REGRESAR
    form_class = formas.RegresarForm
    mensaje = "El asunto regresó a trámite."
    consecuencia = (
        "La respuesta deja de estar por notificar. El plazo del peticionario no se detuvo ni "
        "vuelve a empezar."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"turnos": self._turnos()}

    def _turnos(self) -> list[Turno]:
        aceptados = self.carta.turnos.filter(
            estado=EstadoTurno.ATENDIDO, caracter=Caracter.ATENCION
        )
        return list(aceptados.select_related("institucion"))

    def ejecutar(self, form: formas.RegresarForm) -> str:
        motor.de_carta(
            services.regresar,
            self.actor,
            self.carta.pk,
            motivo=form.cleaned_data["motivo"],
            turnos=form.elegidos,
        )
        return self.terminar()


class Notificar(VerboDeAsunto[formas.NotificarAsuntoForm]):
    con_carta = True
    verbo = Verbo.NOTIFICAR
    form_class = formas.NotificarAsuntoForm
    mensaje = "Se registró el intento de notificación."
    consecuencia = (
        "Registre cada intento, se haya entregado o no. La primera entrega detiene el plazo de "
        "respuesta en su propia fecha y hora."
    )

    def get_initial(self) -> dict[str, Any]:
        principal = self.carta.peticionarios.first()
        return {"a_quien": principal.nombre if principal else ""}

    def ejecutar(self, form: formas.NotificarAsuntoForm) -> str:
        intento = form.intento
        verbo = services.notificar_con_acumuladas if form.a_todos else services.notificar
        with guardados(self.actor, form.archivos, Documento.Clase.NOTIFICACION) as prueba:
            intento.prueba = prueba[0] if prueba else None
            motor.de_carta(verbo, self.actor, self.carta.pk, intento)
        return self.terminar()


class Reabrir(VerboDeAsunto[formas.ReabrirForm]):
    con_carta = True
    verbo = Verbo.REABRIR
    form_class = formas.ReabrirForm
    mensaje = "El asunto se reabrió: vuelve a la bandeja de la unidad."
    consecuencia = (
        "El asunto vuelve a quedar clasificado (por clasificar, si nunca lo fue) y corre un plazo "
        "de respuesta nuevo desde la inconformidad. El anterior y lo que respondió cada "
        "institución se conservan."
    )

    def ejecutar(self, form: formas.ReabrirForm) -> str:
        datos = form.cleaned_data
        archivos = datos.pop("archivo")
        with guardados(self.actor, archivos, Documento.Clase.ANEXO) as adjuntos:
            motor.de_carta(services.reabrir, self.actor, self.carta.pk, adjuntos=adjuntos, **datos)
        return self.terminar()
