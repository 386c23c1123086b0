"""The letter: what the unit received, and where it stands."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from coordinacion.correspondencia.models.acceso import (
    ROLES_QUE_LISTAN,
    de_sus_instituciones,
    legible,
)
from coordinacion.correspondencia.models.busqueda import POR_ORDENAR, ConBusqueda
from coordinacion.correspondencia.models.catalogos import Sentido, Tema, Tipo
from coordinacion.correspondencia.models.comparables import OficioLlano
from coordinacion.correspondencia.models.intentos import ConIntentos
from coordinacion.correspondencia.models.lengua import ConLengua
from coordinacion.correspondencia.opciones import (
    Acceso,
    Canal,
    CondicionRemitente,
    Destinatario,
    MotivoCancelacion,
    Prioridad,
    SinNotificacion,
    Via,
)
from coordinacion.nucleo.etiquetas import EstadoCorrespondencia as Estado
from coordinacion.nucleo.folios import a_slug
from coordinacion.nucleo.fsm import RETURN_VALUE, FSMField, transition
from coordinacion.nucleo.rutas import ruta
from coordinacion.organizacion.models import Usuario
from coordinacion.organizacion.selectors import papeles

ABIERTOS = (
    Estado.RECIBIDA,
    Estado.PREVENIDA,
    Estado.CLASIFICADA,
    Estado.CANALIZADA,
    Estado.ATENDIDA,
)
"""States in which the unit still owes something."""
POR_ARCHIVAR = (Estado.CONCLUIDA, Estado.DESECHADA, Estado.ACUMULADA, Estado.CANCELADA)
"""States in which a letter ended and is not in the archive yet."""


def _no_siguio_a_otro_ni_se_cancelo(carta: Any) -> bool:
    """Of an archived letter, that it ended by itself: one that followed another, or that was
    cancelled, is not reopened from the archive either."""
    return bool(carta.como_termino not in (Estado.ACUMULADA, Estado.CANCELADA))


class CorrespondenciaQuerySet(models.QuerySet["Correspondencia"]):
    """Who sees what is decided here and nowhere else."""

    def visibles_para(self, usuario: Usuario) -> CorrespondenciaQuerySet:
        """Letters whose text `usuario` may read."""
        return self.filter(legible(usuario))

    def listables_para(self, usuario: Usuario) -> CorrespondenciaQuerySet:
        """Letters that `usuario` may see in a list, each marked `legible` or not.

        Of one that is not legible a list shows folio, dates and clocks only.
        """
        puede_leer = legible(usuario)
        texto = models.ExpressionWrapper(puede_leer, output_field=models.BooleanField())
        if papeles(usuario).tiene(*ROLES_QUE_LISTAN):
            return self.annotate(legible=texto)
        return self.filter(puede_leer | de_sus_instituciones(usuario)).annotate(legible=texto)

    def abiertas(self) -> CorrespondenciaQuerySet:
        """Letters in which the unit still owes something."""
        return self.filter(estado__in=ABIERTOS)


class Correspondencia(ConLengua, ConBusqueda, ConIntentos):
    """A letter with its folio. `estado` decides; deadlines are rows that it points to."""

    folio = models.CharField("folio", max_length=40, unique=True)
    serie = models.CharField(max_length=20)
    anio = models.PositiveSmallIntegerField()
    numero = models.PositiveIntegerField()
    desglose = models.PositiveSmallIntegerField(default=0)
    estado = FSMField(
        "estado", default=Estado.RECIBIDA, choices=Estado.choices, protected=True, max_length=20
    )
    estado_previo = models.CharField(max_length=20, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    clave_envio = models.UUIDField(unique=True)

    recibida_en = models.DateTimeField("fecha y hora del sello")
    capturada_en = models.DateTimeField("capturada")
    capturada_por = models.ForeignKey(
        "organizacion.Usuario", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    motivo_captura_tardia = models.CharField(
        "motivo de la captura posterior", max_length=300, blank=True, default=""
    )
    canal = models.CharField("canal", max_length=20, choices=Canal.choices)
    dirigida_a = models.CharField("dirigida a", max_length=20, choices=Destinatario.choices)
    condicion_remitente = models.CharField(
        "remitente",
        max_length=20,
        choices=CondicionRemitente.choices,
        default=CondicionRemitente.IDENTIFICADO,
    )
    remitente = models.CharField(max_length=300, blank=True, default="")
    municipio = models.ForeignKey(
        "organizacion.Municipio", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    localidad = models.CharField("localidad", max_length=200, blank=True, default="")
    oficio_numero = models.CharField("número de oficio", max_length=120, blank=True, default="")
    oficio_fecha = models.DateField("fecha del oficio", null=True, blank=True)
    asunto = models.CharField("asunto", max_length=2000)
    fojas = models.PositiveIntegerField("fojas", null=True, blank=True)
    anexos = models.CharField("anexos", max_length=300, blank=True, default="")
    prioridad = models.CharField(
        "prioridad", max_length=20, choices=Prioridad.choices, default=Prioridad.ORDINARIA
    )
    acceso = models.CharField(
        "acceso", max_length=20, choices=Acceso.choices, default=Acceso.NORMAL
    )
    termino_senalado = models.DateTimeField(
        "término que señala el documento", null=True, blank=True
    )

    tipo = models.ForeignKey(
        Tipo, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tema = models.ForeignKey(
        Tema, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    via = models.CharField("vía", max_length=20, choices=Via.choices, blank=True, default="")
    evento_en = models.DateTimeField("fecha y hora del evento", null=True, blank=True)
    evento_lugar = models.CharField("lugar del evento", max_length=300, blank=True, default="")
    analista = models.ForeignKey(
        "organizacion.Usuario", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    principal = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="acumuladas"
    )
    origen = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="desglosadas"
    )
    duplicado_de = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    respuesta = models.TextField("respuesta", blank=True, default="")
    sentido = models.ForeignKey(
        Sentido, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    atendida_en = models.DateTimeField(null=True, blank=True)
    notificada_en = models.DateTimeField(null=True, blank=True)
    cerrada_en = models.DateTimeField(null=True, blank=True)
    decide_titular = models.BooleanField("decide la persona titular", default=False)
    inconformidad_en = models.DateTimeField(null=True, blank=True)
    fundamento_cierre = models.CharField(max_length=500, blank=True, default="")
    sin_notificacion = models.CharField(
        max_length=20, choices=SinNotificacion.choices, blank=True, default=""
    )
    motivo_cancelacion = models.CharField(
        max_length=20, choices=MotivoCancelacion.choices, blank=True, default=""
    )

    plazo_clasificar = models.ForeignKey(
        "plazos.Plazo",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    plazo_canalizar = models.ForeignKey(
        "plazos.Plazo",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    plazo_respuesta = models.ForeignKey(
        "plazos.Plazo", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CorrespondenciaQuerySet.as_manager()

    class Meta:
        verbose_name = "asunto"
        verbose_name_plural = "asuntos"
        indexes = [
            models.Index(fields=["estado", "id"], name="carta_por_estado"),
            models.Index(fields=["anio", "numero"], name="carta_por_numero"),
            models.Index(fields=["-recibida_en"], name="carta_por_recepcion"),
            models.Index(fields=["oficio_numero"], name="carta_por_oficio"),
            models.Index(
                OficioLlano("oficio_numero"),
                condition=~Q(oficio_numero=""),
                name="carta_por_oficio_llano",
            ),
            models.Index(fields=["tema", "municipio"], name="carta_por_tema_y_lugar"),
            models.Index(fields=["capturada_por", "-id"], name="carta_por_captura"),
            models.Index(
                fields=["lengua", "variante"],
                condition=Q(otra_lengua=True),
                name="carta_por_lengua",
            ),
            models.Index(
                fields=["-cerrada_en"],
                condition=Q(cerrada_en__isnull=False),
                name="carta_por_cierre",
            ),
            models.Index(
                fields=["cerrada_en", "id"],
                condition=Q(estado__in=POR_ARCHIVAR, cerrada_en__isnull=False),
                name="carta_por_archivar",
            ),
            models.Index(
                fields=["-notificada_en"],
                condition=Q(notificada_en__isnull=False),
                name="carta_por_notificacion",
            ),
            models.Index(
                fields=["id"],
                condition=Q(decide_titular=True, estado="canalizada"),
                name="carta_por_decidir",
            ),
            GinIndex(
                fields=["busqueda"], name="carta_busqueda", gin_pending_list_limit=POR_ORDENAR
            ),
            GinIndex(
                fields=["busqueda_llana"],
                name="carta_busqueda_llana",
                gin_pending_list_limit=POR_ORDENAR,
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["serie", "anio", "numero", "desglose"],
                name="folio_una_vez_por_serie_y_anio",
            ),
            models.CheckConstraint(
                condition=Q(otra_lengua=True)
                | Q(variante=None, pide_interprete=False, pide_traduccion=False),
                name="carta_en_espanol_no_pide_apoyo",
            ),
        ]

    def __str__(self) -> str:
        return self.folio

    def get_absolute_url(self) -> str:
        """The page of the case."""
        return ruta("asunto:ver", self.slug)

    @property
    def slug(self) -> str:
        """The folio as it travels in a URL."""
        return a_slug(self.folio)

    @property
    def esta_abierta(self) -> bool:
        """Whether the unit still owes something."""
        return self.estado in ABIERTOS

    @property
    def como_termino(self) -> str:
        """Its state, or the one that it had when it was archived."""
        return self.estado_previo if self.estado == Estado.ARCHIVADA else self.estado

    # Transitions: they touch only this row. Which verb may run is `services` and `permisos`.
    @transition(field=estado, source=[e for e in Estado if e != Estado.ARCHIVADA], target=None)
    def corregir(self) -> None:
        self.version += 1

    @transition(
        field=estado,
        source=[Estado.RECIBIDA, Estado.CLASIFICADA, Estado.CANALIZADA],
        target=Estado.CANCELADA,
    )
    def cancelar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.RECIBIDA, target=Estado.CLASIFICADA)
    def clasificar(self) -> None:
        self.version += 1

    @transition(field=estado, source=[Estado.CLASIFICADA, Estado.CANALIZADA], target=None)
    def reclasificar(self) -> None:
        self.version += 1

    @transition(
        field=estado,
        source=[Estado.RECIBIDA, Estado.CLASIFICADA, Estado.CANALIZADA],
        target=Estado.PREVENIDA,
    )
    def prevenir(self) -> None:
        self.estado_previo = self.estado
        self.version += 1

    @transition(
        field=estado,
        source=Estado.PREVENIDA,
        target=RETURN_VALUE(Estado.RECIBIDA, Estado.CLASIFICADA, Estado.CANALIZADA),
    )
    def desahogar(self) -> str:
        self.version += 1
        return self.estado_previo

    @transition(field=estado, source=[Estado.RECIBIDA, Estado.CLASIFICADA], target=None)
    def desglosar(self) -> None:
        self.version += 1

    @transition(
        field=estado,
        source=[Estado.RECIBIDA, Estado.CLASIFICADA, Estado.PREVENIDA],
        target=Estado.DESECHADA,
    )
    def desechar(self) -> None:
        self.version += 1

    @transition(field=estado, source=[e for e in Estado if e != Estado.ARCHIVADA], target=None)
    def ligar(self) -> None:
        """Nothing of the letter changes: no form that somebody has open grows old."""

    @transition(field=estado, source=[e for e in Estado if e != Estado.ARCHIVADA], target=None)
    def desligar(self) -> None:
        """As `ligar`."""

    @transition(
        field=estado,
        source=[Estado.RECIBIDA, Estado.CLASIFICADA, Estado.CANALIZADA],
        target=Estado.ACUMULADA,
    )
    def acumular(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.CLASIFICADA, target=Estado.CONCLUIDA)
    def tomar_conocimiento(self) -> None:
        self.version += 1

    @transition(
        field=estado, source=[Estado.CLASIFICADA, Estado.CANALIZADA], target=Estado.CANALIZADA
    )
    def turnar(self) -> None:
        self.version += 1

    @transition(
        field=estado, source=[Estado.CLASIFICADA, Estado.CANALIZADA], target=Estado.CANALIZADA
    )
    def remitir(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.CLASIFICADA, target=Estado.ATENDIDA)
    def responder_directo(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.CANALIZADA, target=Estado.ATENDIDA)
    def registrar_atencion(self) -> None:
        self.version += 1

    @transition(
        field=estado,
        source=Estado.ATENDIDA,
        target=RETURN_VALUE(Estado.CANALIZADA, Estado.CLASIFICADA),
    )
    def regresar(self, *, tiene_turnos: bool) -> str:
        self.version += 1
        return Estado.CANALIZADA if tiene_turnos else Estado.CLASIFICADA

    @transition(
        field=estado,
        source=[Estado.CLASIFICADA, Estado.CANALIZADA, Estado.ATENDIDA, Estado.ACUMULADA],
        target=None,
    )
    def notificar(self) -> None:
        self.version += 1

    @transition(field=estado, source=Estado.ATENDIDA, target=Estado.CONCLUIDA)
    def concluir(self) -> None:
        self.version += 1

    @transition(field=estado, source=list(POR_ARCHIVAR), target=Estado.ARCHIVADA)
    def archivar(self) -> None:
        self.estado_previo = self.estado
        self.version += 1

    @transition(
        field=estado,
        source=[Estado.CONCLUIDA, Estado.DESECHADA, Estado.ARCHIVADA],
        target=RETURN_VALUE(Estado.CLASIFICADA, Estado.RECIBIDA),
        conditions=[_no_siguio_a_otro_ni_se_cancelo],
    )
    def reabrir(self) -> str:
        """What was dismissed before anybody classified it is to be classified first."""
        self.version += 1
        return Estado.RECIBIDA if self.tipo_id is None else Estado.CLASIFICADA
