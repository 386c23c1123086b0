"""The pieces of an invented letter: who signs it, the letter itself, where it goes, who is told."""

import uuid
from datetime import datetime, timedelta
from random import Random
from typing import Any

from coordinacion.canalizacion.models import Instruccion
from coordinacion.canalizacion.opciones import Parte
from coordinacion.canalizacion.services import Destino
from coordinacion.canalizacion.services.en_memoria import Expediente
from coordinacion.carga.siembra import textos
from coordinacion.carga.siembra.mundo import Mundo
from coordinacion.correspondencia.models import Correspondencia, Notificacion, Peticionario, Tema
from coordinacion.correspondencia.models import Tipo as TipoDeAsunto
from coordinacion.correspondencia.opciones import (
    Acceso,
    Canal,
    ClasePeticionario,
    CondicionRemitente,
    Destinatario,
    MedioNotificacion,
    Prioridad,
    ResultadoNotificacion,
)
from coordinacion.nucleo import reloj
from coordinacion.nucleo.cuaderno import armar
from coordinacion.organizacion.models import Institucion, Usuario

_CANALES = (
    (Canal.VENTANILLA, 60), (Canal.CORREO, 15), (Canal.MENSAJERIA, 8), (Canal.GIRA, 7),
    (Canal.AUDIENCIA, 5), (Canal.TELEFONO, 3), (Canal.INSTRUCCION_VERBAL, 2),
)  # fmt: skip
_CLASES = (
    (ClasePeticionario.PERSONA, 50), (ClasePeticionario.AUTORIDAD, 30),
    (ClasePeticionario.ORGANIZACION, 15), (ClasePeticionario.INSTITUCION, 5),
)  # fmt: skip
_DIRIGIDAS = tuple(zip(Destinatario, (80, 15, 5), strict=True))
_MEDIOS = list(MedioNotificacion)
_DEL_ESTADO = Institucion.Orden.EJECUTIVO_ESTATAL
_DE_INSTITUCION = ("requerimiento_autoridad", "oficio_interinstitucional", "circular")


class Remitente:
    """Who signs, from where; nobody when the letter is anonymous or says nothing."""

    def __init__(self, azar: Random, mundo: Mundo, tipo: TipoDeAsunto) -> None:
        self.municipio = mundo.municipio(azar)
        self.localidad = azar.choice(textos.LOCALIDADES)
        self.condicion = CondicionRemitente.IDENTIFICADO
        self.firmas: list[Peticionario] = []
        if tipo.clave == "denuncia" and azar.random() < 0.3:
            self.condicion = CondicionRemitente.ANONIMA
        elif tipo.requiere_respuesta and azar.random() < 0.012:
            self.condicion = CondicionRemitente.SIN_DATOS
        else:
            self.firmas = self._firmas(azar, tipo)

    def _firmas(self, azar: Random, tipo: TipoDeAsunto) -> list[Peticionario]:
        clase = _pesado(azar, _CLASES)
        if tipo.clave in _DE_INSTITUCION:
            clase = ClasePeticionario.INSTITUCION
        cuantas = azar.choices((1, 2, 3), (88, 8, 4))[0]
        return [self._firma(azar, clase) for _ in range(cuantas)]

    def _firma(self, azar: Random, clase: str) -> Peticionario:
        nombre, sexo = textos.persona(azar)
        if clase != ClasePeticionario.PERSONA:
            nombre = f"{azar.choice(textos.COLECTIVOS[clase])} {self.localidad}"
            sexo = "colectivo" if clase == ClasePeticionario.ORGANIZACION else sexo
        con_contacto = azar.random() < 0.8
        columnas = {
            "clase": clase,
            "nombre": nombre,
            "cargo": azar.choice(textos.CARGOS[clase]),
            "comunidad": self.localidad,
            "sexo": sexo,
            "firmantes": 1 if clase == ClasePeticionario.PERSONA else azar.randint(1, 120),
            "telefono": f"951 555 {azar.randrange(10_000):04d}" if con_contacto else "",
            "sin_contacto": not con_contacto,
        }
        return armar(Peticionario, columnas)


def carta_nueva(
    azar: Random,
    mundo: Mundo,
    tipo: TipoDeAsunto,
    grupo: str,
    remitente: Remitente,
    recibida_en: datetime,
) -> Correspondencia:
    """A letter as reception captures it, unsaved, when the clock says that it is captured."""
    canal = _pesado(azar, _CANALES)
    en_papel = canal not in (Canal.TELEFONO, Canal.INSTRUCCION_VERBAL)
    lugar = f"{remitente.localidad}, {remitente.municipio.nombre}"
    con_oficio = en_papel and azar.random() < 0.55
    habla_otra = azar.random() < 0.04
    tarde = reloj.ahora() - recibida_en > timedelta(hours=20)
    columnas = {
        "clave_envio": uuid.UUID(int=azar.getrandbits(128), version=4),
        "recibida_en": recibida_en,
        "motivo_captura_tardia": "Llegó con la valija de la región." if tarde else "",
        "canal": canal,
        "dirigida_a": _pesado(azar, _DIRIGIDAS),
        "condicion_remitente": remitente.condicion,
        "municipio_id": remitente.municipio.pk,
        "localidad": remitente.localidad,
        "oficio_numero": _oficio(azar, recibida_en) if con_oficio else ("s/n" if en_papel else ""),
        "oficio_fecha": reloj.local(recibida_en).date() - timedelta(days=azar.randint(0, 12))
        if con_oficio
        else None,
        "asunto": textos.asunto(azar, tipo.clave, grupo, lugar),
        "fojas": azar.randint(1, 12) if en_papel else None,
        "anexos": azar.choice(("", "", "Copia de acta de asamblea", "Fotografías")),
        "prioridad": Prioridad.URGENTE if azar.random() < 0.05 else Prioridad.ORDINARIA,
        **_lo_que_pide(azar, tipo, recibida_en),
        "lengua_id": azar.choice(mundo.lenguas).pk if habla_otra else None,
        "otra_lengua": habla_otra,
    }
    return armar(Correspondencia, columnas, municipio=remitente.municipio)


def _lo_que_pide(azar: Random, tipo: TipoDeAsunto, recibida_en: datetime) -> dict[str, Any]:
    """The term that the document sets, or the event that it invites to."""
    termino = timedelta(hours=azar.choice((24, 72, 120)))
    evento = timedelta(days=azar.randint(3, 20))
    return {
        "termino_senalado": recibida_en + termino if tipo.pide_termino else None,
        "evento_en": recibida_en + evento if tipo.pide_evento else None,
        "evento_lugar": "Explanada municipal" if tipo.pide_evento else "",
    }


def destinos(
    azar: Random, mundo: Mundo, expediente: Expediente, tema: Tema, negados: set[int]
) -> list[Destino]:
    """Where it goes: who answers by its topic, who helps and who is told; three on average."""
    ocupadas = {t.institucion_id for t in expediente.turnos if t.esta_vivo} | negados
    responsable = _responsable(azar, mundo, tema, ocupadas)
    elegidas: list[tuple[Institucion, str]] = [(responsable, Parte.RESPONSABLE)]
    ayudan = azar.choices((0, 1, 2, 3), (28, 32, 25, 15))[0]
    elegidas += [(i, Parte.COADYUVANTE) for i in azar.sample(mundo.estatales, ayudan)]
    if azar.random() < 0.6 and expediente.carta.municipio_id in mundo.de_municipio:
        elegidas.append((mundo.de_municipio[expediente.carta.municipio_id], ""))
    elegidas += [(i, "") for i in azar.sample(mundo.estatales, azar.choices((0, 1), (40, 60))[0])]
    hechos: list[Destino] = []
    for institucion, parte in elegidas:
        if institucion.pk not in ocupadas:
            ocupadas.add(institucion.pk)
            hechos.append(_destino(azar, mundo, expediente, institucion, parte))
    return hechos


def _responsable(azar: Random, mundo: Mundo, tema: Tema, ocupadas: set[int]) -> Institucion:
    sugerida = tema.institucion_id or (tema.padre.institucion_id if tema.padre else None)
    una = mundo.instituciones.get(sugerida) if sugerida else None
    if una is not None and una.pk not in ocupadas and una.orden == _DEL_ESTADO:
        return una
    return azar.choice([i for i in mundo.estatales if i.pk not in ocupadas])


def _destino(
    azar: Random, mundo: Mundo, expediente: Expediente, institucion: Institucion, parte: str
) -> Destino:
    instruccion: Instruccion = azar.choice(mundo.ordenes) if parte else mundo.para_conocimiento
    lector: Usuario | None = None
    if expediente.carta.acceso == Acceso.RESERVADO:
        lector = next(iter(mundo.enlaces.get(institucion.pk, ())), None)
    return Destino(institucion, instruccion, parte, enlaces=(lector,) if lector else ())


def intento(azar: Random, carta: Correspondencia) -> Notificacion:
    """An attempt to tell the petitioner, now; four in five are delivered."""
    resultado = ResultadoNotificacion.ENTREGADA
    if azar.random() < 0.18:
        resultado = azar.choice(
            (
                ResultadoNotificacion.NO_LOCALIZADO,
                ResultadoNotificacion.DOMICILIO_INEXISTENTE,
                ResultadoNotificacion.SE_NEGO,
            )
        )
    columnas = {
        "clave_envio": uuid.UUID(int=azar.getrandbits(128), version=4),
        "a_quien": carta.remitente[:200],
        "realizada_en": reloj.ahora(),
        "medio": azar.choice(_MEDIOS),
        "resultado": resultado,
    }
    return armar(Notificacion, columnas)


def _oficio(azar: Random, recibida_en: datetime) -> str:
    serie = azar.choice(("AM", "PM", "CBC", "SM", "DG", "OF"))
    return f"{serie}/{azar.randint(1, 480):03d}/{reloj.local(recibida_en).year}"


def _pesado(azar: Random, opciones: tuple[tuple[str, int], ...]) -> str:
    valores, pesos = zip(*opciones, strict=True)
    return str(azar.choices(valores, pesos)[0])
