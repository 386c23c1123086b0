"""What an invented life draws from: catalogues, people and office hours, read once."""

from bisect import bisect_left, bisect_right
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random

from django.utils import timezone

from coordinacion.canalizacion.models import Instruccion
from coordinacion.canalizacion.opciones import QuienNotifica
from coordinacion.carga.siembra.gente import PREFIJO
from coordinacion.correspondencia.models import Sentido, Tema, Tipo
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Institucion, Lengua, Municipio, Usuario
from coordinacion.organizacion.roles import Rol
from coordinacion.plazos.selectors import calendario_de, vista

TIPOS = {
    "peticion": 600, "queja": 80, "denuncia": 40, "requerimiento_autoridad": 30,
    "solicitud_audiencia": 50, "invitacion": 60, "oficio_interinstitucional": 60,
    "respuesta_asunto_propio": 20, "solicitud_informacion": 20, "agradecimiento": 20,
    "circular": 10, "copia_conocimiento": 10,
}  # fmt: skip
"""How often each type comes, in a thousand."""
MINUTOS_DE_OFICINA = 6 * 60


class Horario:
    """The unit's working days, to walk forward by them."""

    def __init__(self, desde: date, hasta: date) -> None:
        dias = vista(calendario_de(None)).dias
        self.dias = [fecha for fecha in sorted(dias) if desde <= fecha and dias[fecha].es_habil]
        self._abren = [timezone.make_aware(datetime.combine(d, time(9))) for d in self.dias]
        self.cuantos = bisect_right(self.dias, hasta)

    def abre(self, indice: int) -> datetime:
        """Opening hour of the n-th working day."""
        return self._abren[indice]

    def despues(self, azar: Random, momento: datetime, habiles: int) -> datetime:
        """A moment of office hours so many working days after another, and later than it."""
        indice = bisect_left(self.dias, reloj.local(momento).date()) + habiles
        if indice >= len(self._abren):
            return self._abren[-1] + timedelta(days=365)
        candidato = self._abren[indice] + timedelta(minutes=azar.randrange(MINUTOS_DE_OFICINA))
        if candidato > momento:
            return candidato
        return max(momento, self._abren[indice]) + timedelta(minutes=1 + azar.randrange(90))


class Mundo:
    """Catalogues by key, and who works where."""

    def __init__(self, desde: date, hasta: date) -> None:
        self.horario = Horario(desde, hasta)
        self.tipos = {t.clave: t for t in Tipo.objects.prefetch_related("sentidos")}
        self.sentidos: dict[int, list[Sentido]] = {
            t.pk: list(t.sentidos.all()) for t in self.tipos.values()
        }
        self._cargar_temas()
        self._cargar_instituciones()
        self._cargar_instrucciones()
        self.municipios = list(Municipio.objects.order_by("clave"))
        self._hasta_municipio = list(accumulate(m.poblacion for m in self.municipios))
        self.lenguas = list(Lengua.objects.filter(activa=True))
        self._cargar_gente()
        claves = [clave for clave in TIPOS if clave in self.tipos]
        self._claves, self._hasta_tipo = claves, list(accumulate(TIPOS[c] for c in claves))

    def tipo(self, azar: Random) -> Tipo:
        """A type of letter, as often as it comes."""
        return self.tipos[self._claves[_al_azar(azar, self._hasta_tipo)]]

    def municipio(self, azar: Random) -> Municipio:
        """A municipality, as often as it has people."""
        return self.municipios[_al_azar(azar, self._hasta_municipio)]

    def _cargar_temas(self) -> None:
        temas = Tema.objects.select_related("padre__institucion", "institucion")
        self.temas = [t for t in temas.filter(activo=True).order_by("clave") if t.padre_id]
        self.grupo_de = {t.pk: t.padre.clave if t.padre else "" for t in self.temas}

    def _cargar_instituciones(self) -> None:
        activas = Institucion.objects.filter(activa=True, es_unidad_coordinadora=False)
        todas = {i.pk: i for i in activas.order_by("clave")}
        orden = Institucion.Orden
        self.instituciones = todas
        self.estatales = [i for i in todas.values() if i.orden == orden.EJECUTIVO_ESTATAL]
        self.externas = [i for i in todas.values() if i.orden in (orden.FEDERAL, orden.AUTONOMO)]
        self.de_municipio = {i.municipio_id: i for i in todas.values() if i.municipio_id}

    def _cargar_instrucciones(self) -> None:
        activas = list(Instruccion.objects.filter(activa=True).order_by("pk"))
        self.ordenes = [i for i in activas if i.requiere_respuesta]
        self.ordenes = [i for i in self.ordenes if i.notifica != QuienNotifica.NADIE]
        self.para_conocimiento = next(i for i in activas if not i.requiere_respuesta)

    def _cargar_gente(self) -> None:
        gente = Usuario.objects.filter(username__startswith=f"{PREFIJO}_").order_by("username")
        self.unidad: dict[str, list[Usuario]] = {}
        self.enlaces: dict[int, list[Usuario]] = {}
        filas = {u.pk: u for u in gente}
        from_adscripciones = gente.values_list(
            "pk", "adscripciones__rol", "adscripciones__institucion"
        )
        for pk, rol, institucion in from_adscripciones:
            if rol == Rol.ENLACE:
                self.enlaces.setdefault(institucion, []).append(filas[pk])
            else:
                self.unidad.setdefault(rol, []).append(filas[pk])


def _al_azar(azar: Random, acumulados: list[int]) -> int:
    return bisect_right(acumulados, azar.random() * acumulados[-1])
