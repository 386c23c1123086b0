"""One sending of the desk's form: what it says, whether it holds, and the verb that it asks for."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.http import HttpRequest

from coordinacion.correspondencia import selectors, services
from coordinacion.correspondencia.forms import CapturaForm, EnElActoForm, Firmantes
from coordinacion.correspondencia.forms.campos import inicio_del_minuto
from coordinacion.correspondencia.models import Correspondencia, FolioReservado, Peticionario
from coordinacion.correspondencia.permisos import puede
from coordinacion.correspondencia.services.atender_en_el_acto import (
    Atencion,
    atender_en_el_acto,
)
from coordinacion.correspondencia.services.contingencia import exigir_libre
from coordinacion.correspondencia.views.comun import numero
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio, SinPermiso
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.tecleado import entero, sin_nulos
from coordinacion.nucleo.vistas import volcar
from coordinacion.organizacion.models import Usuario
from workflows import motor

FIJOS = ("recibida_en", "motivo_captura_tardia", "canal", "dirigida_a")
"""What keeps its value for the next letter of the pile."""
MEMORIA = "mesa_de_registro"
LARGO_DEL_MOTIVO = 300
AL_REGISTRAR = "Se eligió al registrar"
YA_NO_ESTA = (
    "El documento ya no está en su lote. Elija otro o marque «Registrar sin este documento»."
)


class Accion(TextChoices):
    """The buttons at the foot of the form."""

    SIGUIENTE = "siguiente", "Registrar y siguiente"
    ACUSE = "acuse", "Registrar e imprimir acuse"
    INCOMPLETO = "incompleto", "Guardar incompleto"
    CLASIFICAR = "clasificar", "Registrar, clasificar y turnar"
    EN_EL_ACTO = "en_el_acto", "Atendido en el acto"


def atiende_en_el_acto(actor: Usuario) -> bool:
    """Whether the person may take a letter from the counter to its notification."""
    return puede(actor, Verbo.RECIBIR) and puede(actor, Verbo.CLASIFICAR)


class Captura:
    """The three forms of the desk as one: the letter, its other signers, the answer in the act."""

    def __init__(self, actor: Usuario, request: HttpRequest | None = None) -> None:
        self.actor = actor
        datos = request.POST if request is not None else None
        pedida = datos.get("accion", "") if datos is not None else ""
        self.accion = Accion(pedida) if pedida in Accion.values else Accion.SIGUIENTE
        self.form = CapturaForm(datos, incompleto=self.accion == Accion.INCOMPLETO)
        self.firmantes = Firmantes(datos, prefix="firmantes")
        self.acto = self._acto(datos)
        self.visto: Documento | None = None
        self.reservado: FolioReservado | None = None
        if datos is not None and datos.get("reservado"):
            self.reservado = selectors.reservado(numero(datos["reservado"]))

    @classmethod
    def nueva(cls, actor: Usuario, request: HttpRequest, documento: Documento | None) -> "Captura":
        """An empty form, with what the person keeps from the letter before."""
        captura = cls(actor)
        captura.visto = documento
        captura.form.initial = _fijos(request)
        if "reservado" in request.GET:
            captura.con_hoja(selectors.reservado(numero(request.GET["reservado"])))
        primero = captura.form.fields["recibida_en"].widget
        primero.attrs.update({"autofocus": True, "data-enfocar": ""})
        return captura

    def con_hoja(self, reservado: FolioReservado) -> None:
        """Capture what was written on a contingency sheet: its stamp is on the sheet, and why it
        comes late is known. Raises `EstadoNoAdmite` when its folio is not free."""
        exigir_libre(reservado)
        self.reservado = reservado
        motivo = reservado.bloque.motivo
        self.form.initial.update({"recibida_en": "", "motivo_captura_tardia": motivo})

    def _acto(self, datos: Any) -> EnElActoForm | None:
        """The answer's form, for who may give one. Raises `SinPermiso` when it is sent without."""
        if not atiende_en_el_acto(self.actor):
            if self.accion == Accion.EN_EL_ACTO:
                raise SinPermiso
            return None
        suyos = datos if self.accion == Accion.EN_EL_ACTO else None
        return EnElActoForm(suyos, prefix="acto")

    def valida(self) -> bool:
        """Whether everything that this button needs holds; if not, the forms say what does not."""
        formularios: list[Any] = [self.form, self.firmantes]
        if self.accion == Accion.EN_EL_ACTO and self.acto is not None:
            formularios.append(self.acto)
        invalidos = [formulario for formulario in formularios if not formulario.is_valid()]
        self._ver_documento()
        self._ver_registro()
        return not invalidos and not self.form.errors

    def registrar(self) -> Correspondencia | None:
        """Run the verb; None when it refused, and then the forms say why."""
        try:
            return self._registrar()
        except DatoInvalido as error:
            self._volcar(error)
        return None

    def _registrar(self) -> Correspondencia:
        partes: dict[str, Any] = {
            "peticionarios": self.peticionarios(),
            "puntos": self.form.cleaned_data["puntos"],
            "adjuntos": [self.documento] if self.documento else [],
            "reservado": self.reservado.pk if self.reservado else None,
            "ligar_a": self.ligas,
        }
        if self.accion == Accion.EN_EL_ACTO and self.acto is not None:
            atencion = Atencion(**self.acto.cleaned_data)
            return motor.registrar(
                atender_en_el_acto, self.actor, self.form.carta(), atencion, **partes
            )
        return motor.registrar(services.recibir, self.actor, self.form.carta(), **partes)

    def peticionarios(self) -> list[Peticionario]:
        """All who sign, the common representative first."""
        return con_representante(self.form.primer_firmante(), self.firmantes.peticionarios())

    def recordar(self, request: HttpRequest) -> None:
        """Keep for the next letter what repeats along a pile, until the day ends; a contingency
        sheet is of another pile."""
        if self.reservado is not None:
            return
        datos = {nombre: self.form.data.get(nombre, "") for nombre in FIJOS}
        request.session[MEMORIA] = {"dia": reloj.hoy().isoformat(), **datos}

    @property
    def ligas(self) -> dict[int, str]:
        """The letters marked as of the same matter, each with why it was offered."""
        datos: Any = self.form.data
        marcadas = [pk for pk in map(entero, datos.getlist("ligar")) if pk] if datos else []
        return {
            pk: sin_nulos(datos.get(f"motivo_{pk}", ""))[:LARGO_DEL_MOTIVO] or AL_REGISTRAR
            for pk in marcadas
        }

    @property
    def documento(self) -> Documento | None:
        """The scan that goes with the letter: the one before the eyes, unless said otherwise."""
        return None if self.form.cleaned_data.get("sin_documento") else self.visto

    def _ver_documento(self) -> None:
        pk = self.form.cleaned_data.get("documento")
        self.visto = selectors.del_lote(self.actor, pk)
        se_pide = pk and not self.form.cleaned_data.get("sin_documento")
        if se_pide and self.visto is None and not self._es_repetida():
            self.form.add_error(None, YA_NO_ESTA)

    def _ver_registro(self) -> None:
        """Of a closed register no folio is taken: the person is told before, and says go on."""
        sello = self.form.cleaned_data.get("recibida_en")
        if sello is None or self.reservado or self.form.cleaned_data["otro_registro"]:
            return
        dia = reloj.local(sello).date()
        if dia.year >= reloj.hoy().year:
            return
        suyo, toca = selectors.registro_del(dia), selectors.registro_que_toca(dia)
        if toca != suyo:
            self.form.add_error(
                "otro_registro",
                f"El registro {suyo[1]} está cerrado: recibirá folio de {toca[1]}. El sello y los "
                "plazos no cambian. Marque la casilla para registrarla así.",
            )

    @property
    def borrador(self) -> str:
        """The key of what the browser keeps of this form."""
        return f"registro-{self.reservado.pk}" if self.reservado else "registro"

    def _es_repetida(self) -> bool:
        """A second click arrives when the scan already left the batch with the letter."""
        clave = self.form.cleaned_data.get("clave_envio")
        return clave is not None and selectors.ya_registrada(clave)

    def _volcar(self, error: DatoInvalido) -> None:
        """Each message beside its field, whichever of the forms has it."""
        for campo, mensaje in error.campos.items():
            es_del_acto = self.acto is not None and campo in self.acto.fields
            destino: forms.BaseForm = (
                self.acto if es_del_acto and self.acto is not None else self.form
            )
            volcar(destino, DatoInvalido({campo: mensaje}))

    def reclamar(self, error: ErrorDeDominio) -> None:
        """Put in the summary what no field has to do with."""
        volcar(self.form, error)


def con_representante(primero: list[Peticionario], otros: list[Peticionario]) -> list[Peticionario]:
    """All who sign; who was marked as common representative goes first, as the verbs expect."""
    return sorted([*primero, *otros], key=lambda persona: not persona.representante_comun)


def _fijos(request: HttpRequest) -> dict[str, Any]:
    """What was kept today from the letter before; on the first one, only the present minute."""
    recuerdo = request.session.get(MEMORIA, {})
    if recuerdo.get("dia") == reloj.hoy().isoformat():
        return {nombre: recuerdo.get(nombre, "") for nombre in FIJOS}
    return {"recibida_en": inicio_del_minuto(reloj.ahora())}
