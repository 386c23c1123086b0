"""What the verbs of an operation need, read from the plain values that it was kept with.

Each is read once for as long as a worker stays at the operation, not once per record.
"""

from datetime import date
from typing import Any

from coordinacion.archivo.models import Expediente
from coordinacion.canalizacion.models import Instruccion, Turno
from coordinacion.canalizacion.services import Destino
from coordinacion.canalizacion.services.clasificar_y_turnar import Clasificacion, Envio
from coordinacion.correspondencia.models import Sentido, Tema, Tipo
from coordinacion.operaciones.models import Operacion
from coordinacion.organizacion.models import Area, Institucion, Usuario


def quien(operacion: Operacion) -> Usuario:
    """The owner as of now, with no memory of the roles held before."""
    return Usuario.objects.get(pk=operacion.actor_id)


def envios(operacion: Operacion) -> list[Envio]:
    """Where the letters go."""
    filas: list[dict[str, Any]] = operacion.parametros["destinos"]
    instituciones = Institucion.objects.in_bulk([fila["institucion"] for fila in filas])
    instrucciones = Instruccion.objects.in_bulk([fila["instruccion"] for fila in filas])
    return [
        Envio(
            Destino(
                instituciones[fila["institucion"]],
                instrucciones[fila["instruccion"]],
                fila["parte"],
                indicaciones=fila["indicaciones"],
                dias=fila["dias"],
            ),
            es_remision=fila["es_remision"],
            fundamento=fila["fundamento"],
        )
        for fila in filas
    ]


def clasificacion(operacion: Operacion) -> Clasificacion | None:
    """What the letters are, when the operation says it; the rest of each letter is left alone."""
    dicha = operacion.parametros.get("clasificacion")
    if dicha is None:
        return None
    cambios: dict[str, Any] = {
        "tipo": Tipo.objects.get(pk=dicha["tipo"]),
        "tema": Tema.objects.filter(pk=dicha["tema"]).first(),
        "via": dicha["via"],
    }
    if dicha["prioridad"]:
        cambios["prioridad"] = dicha["prioridad"]
    return Clasificacion(cambios)


def asignacion(operacion: Operacion) -> dict[str, Any]:
    """Who attends the turns inside the institution, and by when."""
    dicho = operacion.parametros
    fecha = dicho["fecha_interna"]
    return {
        "area": Area.objects.filter(pk=dicho["area"]).first(),
        "persona": Usuario.objects.filter(pk=dicho["persona"]).first(),
        "fecha_interna": date.fromisoformat(fecha) if fecha else None,
    }


def sentido(operacion: Operacion) -> Sentido | None:
    """The outcome of the letters that have none from their points."""
    return Sentido.objects.filter(pk=operacion.parametros["sentido"]).first()


def expediente(operacion: Operacion) -> Expediente:
    """The file that the letters go into. Whether it still takes letters, each one asks."""
    return Expediente.objects.get(pk=operacion.parametros["expediente"])


def persona(operacion: Operacion) -> Usuario:
    """Who is given the letters' present step."""
    return Usuario.objects.get(pk=operacion.parametros["persona"])


def carta_del_turno(actor: Usuario, turno_id: int) -> int:
    """The letter of a turn that `actor` may open. Raises `Turno.DoesNotExist`."""
    suyos = Turno.objects.visibles_para(actor)
    return int(suyos.values_list("correspondencia_id", flat=True).get(pk=turno_id))
