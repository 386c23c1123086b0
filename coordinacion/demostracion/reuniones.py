"""Meetings, what was agreed at them and the petitions of a gira, told as the other cases.

The names of the table, of the meetings and of the communities are fictitious.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile

from coordinacion.acuerdos import selectors as lo_acordado
from coordinacion.acuerdos.impresos import para_la_minuta
from coordinacion.acuerdos.models import Compromiso
from coordinacion.acuerdos.opciones import Cumplimiento
from coordinacion.acuerdos.services import acuerdos, compromisos
from coordinacion.acuerdos.services.acuerdos import AcuerdoEscrito, CompromisoEscrito
from coordinacion.canalizacion.models import Instruccion
from coordinacion.correspondencia.models import Tema, Tipo
from coordinacion.demostracion.asuntos import Asunto
from coordinacion.demostracion.casos import Caso, Momento
from coordinacion.demostracion.escaneo import escaneo
from coordinacion.demostracion.registro import clave
from coordinacion.documentos import services as documentos
from coordinacion.documentos.models import Documento
from coordinacion.giras import selectors as peticiones
from coordinacion.giras import services as giras
from coordinacion.giras.forms import carta_de, peticionarios_de
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Institucion, Lengua, Usuario
from coordinacion.vinculacion import impresos
from coordinacion.vinculacion import services as vinculacion
from coordinacion.vinculacion.models import Asistencia, Mesa, Opinion, Reunion
from coordinacion.vinculacion.services import mesas
from workflows import motor

SEMILLA = 106
"""Other than the history's and the cases', which so stay as they were."""

CAMINOS, AGUA, ESCUELAS = "caminos-bienestar", "comision-estatal-del-agua", "ieepo"
ACTA = Asunto(
    "remite el acta de instalación de la mesa de diálogo por el agua",
    "agua-potable",
    "Comité del Sistema de Agua",
    "Presidente",
    comunidad="Loma Larga",
)
OPINIONES = (
    ("Loma Larga", "zapoteco", "El agua llega dos días a la semana y no alcanza para la escuela."),
    ("Llano Verde", "", "Piden saber cuándo se perforará el pozo y quién lo va a operar."),
)
PETICIONES = (
    ("Comisariado de Bienes Comunales de El Vado", "El Vado", "Pide revestir el camino al panteón"),
    ("Ofelia Cruz Santiago", "Peña Alta", "Pide una silla de ruedas para su mamá"),
    ("Comité de la Casa de Salud", "Agua Fría", "Pide un refrigerador para las vacunas"),
)


@dataclass(frozen=True)
class Reuniones:
    """What the unit's liaison with society does; `situar` says when a moment of a case is."""

    situar: Callable[[Momento], datetime]
    vinculacion: Usuario
    captura: Usuario
    azar: Random = field(default_factory=lambda: Random(SEMILLA))  # noqa: S311

    def todos(self) -> Sequence[Caso]:
        return (self.mesa_del_agua(), self.social(), self.gira(), self.de_hoy())

    def mesa_del_agua(self) -> Caso:
        """A table with a session and what two communities said; one was answered."""
        actor = self.vinculacion
        yield Momento(10, 9, 30)
        mesa = mesas.programar(actor, self._mesa())
        yield Momento(8, 12)
        acta = self._archivo(escaneo(ACTA, reloj.hoy()), "acta")
        mesas.instalar(actor, mesa.pk, momento=reloj.ahora(), acta=acta)
        sesion = self._convocar(
            "sesion",
            "Primera sesión de la mesa del agua",
            Momento(5, 10),
            [AGUA],
            ["Estado de los pozos", "Horarios del tandeo"],
            mesa=mesa,
        )
        yield Momento(5, 13)
        self._celebrar(sesion, "Se revisó pozo por pozo. La Comisión presentó su calendario.")
        dichas = mesas.recoger(actor, mesa.pk, [self._opinion(*una) for una in OPINIONES])
        yield Momento(3, 11)
        mesas.responder(
            actor,
            mesa.pk,
            dichas[0].pk,
            respuesta="Desde el lunes el agua llegará también los jueves.",
            lengua=dichas[0].lengua,
            momento=reloj.ahora(),
        )

    def social(self) -> Caso:
        """A meeting whose three commitments are one late, one to verify and one fulfilled."""
        yield Momento(14, 11)
        reunion = self._convocar(
            "social",
            "Camino, agua y escuela de Tierra Alta",
            Momento(11, 10),
            [CAMINOS, AGUA, ESCUELAS],
            ["Camino a la cabecera", "Red de agua", "Maestra para la primaria"],
        )
        yield Momento(11, 13)
        self._celebrar(reunion, "La agencia expuso sus tres necesidades.\n\nSe acordó atenderlas.")
        camino, red, maestra = self._acordar(reunion)
        yield Momento(8, 10)
        self._formalizar(reunion)
        self._informar(compromisos.reportar, "enlace_c", maestra, 100, "La maestra ya da clases.")
        yield Momento(6, 12)
        hallazgo = compromisos.Hallazgo(Cumplimiento.TOTAL, texto="Lo confirmó la agencia.")
        motor.de_compromiso(compromisos.verificar, self.vinculacion, maestra.pk, hallazgo)
        yield Momento(4, 12, 30)
        self._informar(compromisos.informar, "enlace_a", camino, 40, "Van dos de cinco kilómetros.")
        yield Momento(1, 12)
        self._informar(compromisos.reportar, "enlace_b", red, 100, "La red quedó conectada.")

    def gira(self) -> Caso:
        """Petitions heard at an event: one handed over there, the others still to be classified."""
        yield Momento(6, 12)
        reunion = self._convocar(
            "gira", "Gira de trabajo por la Mixteca", Momento(2, 9), [CAMINOS], ["Recorrido"]
        )
        yield Momento(2, 13)
        captura = giras.abrir(self.captura, reunion.pk, clave_envio=clave(self.azar))
        giras.guardar(self.captura, captura.pk, _cabecera(), self._renglones())
        captura = peticiones.recien_leida(captura)
        for renglon in peticiones.pendientes(captura):
            motor.registrar(
                giras.registrar,
                self.captura,
                carta_de(renglon, captura),
                renglon.pk,
                peticionarios=peticionarios_de(renglon),
            )

    def de_hoy(self) -> Caso:
        """One for the last day, so that the head's day has it, and one still to be called."""
        yield Momento(3, 13)
        self._convocar(
            "politica",
            "Presupuesto de los municipios de la Sierra Sur",
            Momento(0, 17),
            [CAMINOS],
            ["Obras en proceso"],
        )
        proxima = self.situar(Momento(0, 11)) + timedelta(days=7)
        self._programar("informativa", "Avance del programa de caminos", proxima, [CAMINOS, AGUA])

    def _mesa(self) -> Mesa:
        return Mesa(
            clave_envio=clave(self.azar),
            nombre="Mesa de diálogo por el agua",
            objeto="Acordar con las comunidades el tandeo y la rehabilitación de los pozos.",
            municipio_id="20023",
            comunidad="Loma Larga",
            programada_para=self.situar(Momento(8)).date(),
        )

    def _opinion(self, comunidad: str, lengua: str, texto: str) -> Opinion:
        return Opinion(
            tema=Tema.objects.get(clave="agua-potable"),
            comunidad=comunidad,
            texto=texto,
            lengua=Lengua.objects.filter(nombre=lengua).first(),
            recogida_en=reloj.ahora(),
        )

    def _programar(
        self, clase: str, asunto: str, inicia: datetime, a: Sequence[str], **campos: Any
    ) -> Reunion:
        reunion = Reunion(
            clave_envio=clave(self.azar),
            clase=clase,
            asunto=asunto,
            inicia_en=inicia,
            termina_en=inicia + timedelta(hours=2),
            lugar="Sala de usos múltiples",
            municipio_id="20067",
            responsable=self.vinculacion,
            **campos,
        )
        convocadas = list(Institucion.objects.filter(clave__in=a))
        return vinculacion.programar(self.vinculacion, reunion, convocadas)

    def _convocar(
        self,
        clase: str,
        asunto: str,
        cuando: Momento,
        a: Sequence[str],
        puntos: Sequence[str],
        **campos: Any,
    ) -> Reunion:
        reunion = self._programar(clase, asunto, self.situar(cuando), a, **campos)
        vinculacion.ordenar(self.vinculacion, reunion.pk, puntos, version=reunion.version)
        return vinculacion.convocar(self.vinculacion, reunion.pk)

    def _celebrar(self, reunion: Reunion, desarrollo: str) -> None:
        vinieron = [
            Asistencia(orden="municipal", nombre="Abel Ríos Luna", cargo="Agente municipal"),
            Asistencia(orden="sociedad", sexo="mujer", cuantos=17),
            Asistencia(orden="sociedad", sexo="hombre", cuantos=12),
        ]
        actor = self.vinculacion
        vinculacion.pasar_lista(actor, reunion.pk, vinieron, version=reunion.version)
        vinculacion.celebrar(actor, reunion.pk, momento=reunion.inicia_en, desarrollo=desarrollo)

    def _acordar(self, reunion: Reunion) -> list[Compromiso]:
        """What was agreed, in force from that moment."""
        escritos = [
            _escrito("Rehabilitar el camino de Tierra Alta a la cabecera", CAMINOS, 8),
            _escrito("Conectar la red de agua del barrio de abajo", AGUA, 15),
            _escrito("Enviar una maestra a la escuela primaria", ESCUELAS, 10),
        ]
        hechos = motor.con_compromisos(
            acuerdos.registrar,
            lo_acordado.escritos_en,
            self.vinculacion,
            reunion.pk,
            [AcuerdoEscrito("Atender las necesidades de Tierra Alta", compromisos=escritos)],
            clave_envio=clave(self.azar),
        )
        debidos = lo_acordado.escritos_en(hechos)
        for uno in debidos:
            motor.de_compromiso(compromisos.formalizar, self.vinculacion, uno.pk)
        return debidos

    def _formalizar(self, reunion: Reunion) -> None:
        """Its minutes, printed and kept as if they had been signed."""
        hecha = Reunion.objects.get(pk=reunion.pk)
        acordado = para_la_minuta(lo_acordado.de_la_minuta(self.vinculacion, hecha))
        hoja = impresos.minuta(hecha, settings.SITE_URL, acordado)
        minuta = self._archivo(hoja, "minuta")
        vinculacion.formalizar(self.vinculacion, reunion.pk, minuta=minuta)

    def _informar(
        self, verbo: Callable[..., object], quien: str, uno: Compromiso, cuanto: int, texto: str
    ) -> None:
        enlace = Usuario.objects.get(username=quien)
        dicho = compromisos.Dicho(cuanto, texto=texto, fecha=reloj.hoy())
        motor.de_compromiso(verbo, enlace, uno.pk, dicho)

    def _renglones(self) -> list[dict[str, Any]]:
        filas = [
            _renglon(orden, *dicho) | {"clave": clave(self.azar)}
            for orden, dicho in enumerate(PETICIONES, start=1)
        ]
        filas[0] |= {
            "tema_id": Tema.objects.get(clave="caminos-rurales").pk,
            "institucion_id": Institucion.objects.get(clave=CAMINOS).pk,
            "recibio": "Ernesto Ramírez Sosa",
        }
        return filas

    def _archivo(self, contenido: bytes, nombre: str) -> Documento:
        archivo = ContentFile(contenido, name=f"{nombre}.pdf")
        return documentos.guardar(self.vinculacion, archivo, clase=Documento.Clase.ANEXO)


def _escrito(texto: str, institucion: str, dias: int) -> CompromisoEscrito:
    return CompromisoEscrito(
        texto, institucion=Institucion.objects.get(clave=institucion), dias=dias
    )


def _cabecera() -> dict[str, Any]:
    """What the sheet says for all, so that what was handed over is sent at once."""
    return {
        "tipo": Tipo.objects.get(clave="peticion"),
        "instruccion": Instruccion.objects.get(clave="atender_e_informar"),
    }


def _renglon(orden: int, nombre: str, comunidad: str, asunto: str) -> dict[str, Any]:
    return {
        "orden": orden,
        "nombre": nombre,
        "sexo": "no_especificado",
        "comunidad": comunidad,
        "contacto": "no proporciona",
        "asunto": asunto,
        "municipio": "",
        "urgente": False,
        "lengua_id": None,
        "tema_id": None,
        "institucion_id": None,
        "recibio": "",
        "hoja_id": None,
    }
