"""What few letters go through, told once each so that a newcomer finds every screen with work.

A case is a generator: each `yield` says when its next fact happens, and the code after it is
that fact, by its real verbs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from django.conf import settings

from coordinacion.archivo import services as archivo
from coordinacion.archivo.models import Expediente, SerieDocumental
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.canalizacion.opciones import Parte
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, Tema, Tipo
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.demostracion.asuntos import Asunto
from coordinacion.demostracion.registro import clave, registrar
from coordinacion.lenguas import services as lenguas
from coordinacion.nucleo import reloj
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia
from coordinacion.oficios import services as oficios
from coordinacion.oficios.models import Oficio
from coordinacion.oficios.opciones import ClaseOficio
from coordinacion.oficios.redaccion import propuesta
from coordinacion.oficios.selectors.origen import Origen
from coordinacion.organizacion.models import Institucion, Lengua, Usuario
from workflows import motor

SEMILLA = 105
"""Other than the history's, which so stays as it was."""

CAMINO = Asunto(
    "Solicita el proyecto ejecutivo del puente peatonal sobre el río",
    "caminos-rurales",
    "Comité Pro Puente",
    "Presidenta",
    "organizacion",
    "colectivo",
    "20045",
    "El Vado",
    oficio="CPP/9/2026",
)
SIN_PLANO = Asunto(
    "Pide la perforación de un pozo, sin señalar el predio ni quién lo cede",
    "agua-potable",
    "Leonor Vargas Cruz",
    sexo="mujer",
    municipio="20059",
    comunidad="Llano Verde",
)
CAMPANA = Asunto(
    "Solicita que la unidad médica atienda también los fines de semana",
    "medicamentos",
    "Vecinas y vecinos de Agua Fría",
    clase="organizacion",
    sexo="colectivo",
    municipio="20334",
    comunidad="Agua Fría",
)
FIRMAS = (CAMPANA.firma, "Comité de Salud de El Carrizo", "Barrio de La Soledad")
PLIEGO = Asunto(
    "Presenta el pliego de necesidades de la agencia",
    "caminos-rurales",
    "Agencia Municipal de Tierra Alta",
    "Agente municipal",
    "autoridad",
    "hombre",
    "20079",
    "Tierra Alta",
    oficio="AM/3/2026",
)
PUNTOS = (
    "Revestimiento del camino a la cabecera",
    "Ampliación de la red de agua potable",
    "Una maestra para la escuela primaria",
)
EN_MIXTECO = Asunto(
    "Pide que la caravana de salud llegue a la localidad y la atiendan en su lengua",
    "medicamentos",
    "Eulalia Santiago López",
    sexo="mujer",
    municipio="20026",
    comunidad="Peña Alta",
)
INVITACION = {
    "destinatario": "Rosalía Mendoza Ríos",
    "destinatario_cargo": "Presidenta del Consejo Regional de Productores",
    "asunto": "Invitación: mesa de trabajo sobre caminos saca-cosechas",
    "cuerpo": (
        "Por este medio le invito a la mesa de trabajo sobre caminos saca-cosechas, que se llevará "
        "a cabo en la sala de juntas de esta unidad.\n\n"
        "Sin otro particular, le envío un cordial saludo."
    ),
}
EXPEDIENTE = {
    "titulo": "Peticiones de obra y servicios de las comunidades",
    "ubicacion": "Archivo de trámite, estante 2, caja 7",
}


@dataclass(frozen=True)
class Momento:
    """So many working days before the last one, at that hour."""

    hace: int
    hora: int = 9
    minuto: int = 0


Caso = Iterator[Momento]


@dataclass(frozen=True)
class Casos:
    """The cases and who carries them."""

    oficialia: Usuario
    analista: Usuario
    titular: Usuario
    azar: Random = field(default_factory=lambda: Random(SEMILLA))  # noqa: S311

    def todos(self) -> Sequence[Caso]:
        return (
            self.prorroga(),
            self.prevenida(),
            self.acumuladas(),
            self.desglosada(),
            self.en_su_lengua(),
            self.archivadas(),
        )

    def prorroga(self) -> Caso:
        """A liaison reports progress and asks for more time; nobody has decided yet."""
        enlace = Usuario.objects.get(username="enlace_a")
        yield Momento(4, 9, 20)
        carta = self._recibir(CAMINO)
        yield Momento(4, 10, 5)
        turno = self._turnar(carta, CAMINO, "caminos-bienestar")
        oficio = self._oficio(Origen(ClaseOficio.CANALIZACION, carta, turno, turno.institucion))
        self._firmar(oficio)
        yield Momento(4, 13, 30)
        self._despachar(oficio)
        yield Momento(3, 9, 30)
        canalizacion.acusar(enlace, turno.pk)
        yield Momento(2, 12, 10)
        canalizacion.informe_parcial(
            enlace,
            turno.pk,
            texto="Se hizo la visita al sitio; falta el estudio de mecánica de suelos.",
            fecha_esperada=reloj.hoy() + timedelta(days=10),
        )
        yield Momento(1, 11, 40)
        canalizacion.solicitar_prorroga(
            enlace, turno.pk, dias=3, motivo="El laboratorio entrega el estudio la próxima semana."
        )
        self._oficio(Origen(ClaseOficio.TARJETA, Correspondencia.objects.get(pk=carta.pk)))

    def prevenida(self) -> Caso:
        """The petitioner was asked for what is missing, and signed for the oficio that says so."""
        yield Momento(5, 10, 15)
        carta = self._recibir(SIN_PLANO)
        yield Momento(4, 11)
        oficio = self._oficio(Origen(ClaseOficio.PREVENCION, carta))
        self._firmar(oficio)
        self._despachar(oficio)
        yield Momento(3, 12, 45)
        oficios.acusar(
            self.oficialia, oficio.pk, momento=reloj.ahora(), recibio=SIN_PLANO.firma, acuse=None
        )
        motor.de_carta(
            canalizacion.prevenir,
            self.analista,
            carta.pk,
            requerido="El croquis del predio y la constancia de quien lo cede.",
            medio="personal",
            notificada_en=reloj.ahora(),
        )

    def acumuladas(self) -> Caso:
        """A campaign: the same petition from three, and one answer for all of them."""
        yield Momento(4, 9, 45)
        principal = self._recibir(CAMPANA)
        yield Momento(4, 12, 20)
        turno = self._turnar(principal, CAMPANA, "servicios-de-salud-de-oaxaca")
        oficio = self._oficio(Origen(ClaseOficio.CANALIZACION, principal, turno, turno.institucion))
        self._firmar(oficio)
        yield Momento(3, 10)
        siguen = [self._recibir(replace(CAMPANA, firma=firma)) for firma in FIRMAS[1:]]
        yield Momento(2, 9, 50)
        for carta in siguen:
            motor.de_carta(
                canalizacion.acumular, self.analista, carta.pk, principal_id=principal.pk
            )
        oficios.enviar_a_firma(
            self.analista, self._oficio(Origen(ClaseOficio.INVITACION), **INVITACION).pk
        )

    def desglosada(self) -> Caso:
        """One letter that asked for three things: two of them are now cases of their own."""
        yield Momento(3, 9, 15)
        carta = self._recibir(PLIEGO, PUNTOS)
        yield Momento(2, 10, 30)
        self._clasificar(carta, PLIEGO)
        motor.de_carta_con_nuevas(
            correspondencia.desglosar,
            self.analista,
            carta.pk,
            puntos={punto.pk for punto in carta.puntos.all()[1:]},
        )

    def archivadas(self) -> Caso:
        """The first that were concluded are in a file; the others wait for theirs."""
        quien = Usuario.objects.get(username="archivo")
        yield Momento(1, 12, 30)
        serie = SerieDocumental.objects.get(clave="EJ.1")
        expediente = archivo.abrir(
            quien, Expediente(serie=serie, clave_envio=clave(self.azar), **EXPEDIENTE)
        )
        concluidas = Correspondencia.objects.filter(estado=EstadoCorrespondencia.CONCLUIDA)
        for carta in concluidas.exclude(acceso=Acceso.RESERVADO).order_by("cerrada_en")[:3]:
            motor.de_carta(archivo.archivar, quien, carta.pk, expediente=expediente)

    def en_su_lengua(self) -> Caso:
        """Who asked for an interpreter, who already came, and for the answer in her language."""
        lengua = Lengua.objects.get(nombre="mixteco")
        yield Momento(4, 11, 10)
        carta = self._recibir(
            EN_MIXTECO,
            otra_lengua=True,
            lengua=lengua,
            pide_interprete=True,
            pide_traduccion=True,
        )
        yield Momento(4, 12, 40)
        self._turnar(carta, EN_MIXTECO, "servicios-de-salud-de-oaxaca")
        interprete, traduccion = carta.apoyos.order_by("pk")
        lenguas.asignar(self.analista, interprete.pk, persona=self.oficialia)
        yield Momento(3, 12)
        lenguas.prestar(
            self.oficialia,
            interprete.pk,
            momento=reloj.ahora(),
            observaciones="Se le explicó el trámite en ventanilla.",
        )
        yield Momento(2, 13)
        lenguas.asignar(self.analista, traduccion.pk, externo="Traductora de la región Mixteca")

    def _recibir(
        self, guia: Asunto, puntos: Sequence[str] = (), **captura: object
    ) -> Correspondencia:
        return registrar(
            self.oficialia,
            guia,
            self.azar,
            puntos,
            recibida_en=reloj.ahora() - timedelta(minutes=10),
            canal="ventanilla",
            fojas=2,
            **captura,
        )

    def _clasificar(self, carta: Correspondencia, guia: Asunto) -> None:
        tipo = Tipo.objects.get(clave=guia.tipo)
        cambios = {
            "tipo": tipo,
            "tema": Tema.objects.get(clave=guia.tema),
            "via": tipo.via_sugerida,
        }
        motor.de_carta(canalizacion.clasificar, self.analista, carta.pk, cambios=cambios)

    def _turnar(self, carta: Correspondencia, guia: Asunto, institucion: str) -> Turno:
        self._clasificar(carta, guia)
        destino = canalizacion.Destino(
            Institucion.objects.get(clave=institucion),
            Instruccion.objects.get(clave="atender_e_informar"),
            Parte.RESPONSABLE,
        )
        turnos = motor.de_carta(
            canalizacion.turnar, self.analista, carta.pk, [destino], confirmado=True
        )
        return turnos[0]

    def _oficio(self, de: Origen, **textos: str) -> Oficio:
        """A draft, with the texts that its form proposes but for those given."""
        borrador = Oficio(
            clase=de.clase,
            carta=de.carta,
            turno=de.turno,
            institucion=de.institucion,
            elaborado_por=self.analista,
            clave_envio=clave(self.azar),
            **(propuesta(de) | textos),
        )
        return oficios.elaborar(self.analista, borrador)

    def _firmar(self, oficio: Oficio) -> None:
        oficios.enviar_a_firma(self.analista, oficio.pk)
        oficios.firmar(self.titular, oficio.pk, raiz=settings.SITE_URL)

    def _despachar(self, oficio: Oficio) -> None:
        oficios.despachar(
            self.oficialia, oficio.pk, momento=reloj.ahora(), medio="mensajeria", guia=""
        )
