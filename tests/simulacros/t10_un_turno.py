"""T10: two liaisons answer the same turn; the second one is told, and keeps what she wrote."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from coordinacion.canalizacion.models import Respuesta, Turno
from tests.canalizacion.turnos_http import escaneo, url
from tests.elenco import crear_elenco, sentidos, turnada
from tests.simulacros.informe import Informe
from tests.simulacros.invariantes import revisar_todo
from tests.simulacros.navegante import Navegante
from tests.simulacros.navegante import Respuesta as Contestada
from tests.simulacros.procesos import Web, entorno
from tests.simulacros.servidores import Servidores

ENLACES = ("enlace_a", "enlace_a2")


def correr(corto: bool, servidores: Servidores) -> Informe:
    """Half of the pairs answer one after the other, half in the same instant."""
    informe = Informe("T10", "dos personas contestan un turno")
    parejas = 4 if corto else 40
    with informe.cronometro(), entorno() as ambiente, Web(ambiente) as web:
        elenco = crear_elenco()
        personas = [Navegante(web.url, elenco.personas[nombre]) for nombre in ENLACES]
        for numero in range(parejas):
            turno = turnada(elenco)[1][0]
            _pareja(informe, personas, turno, a_la_vez=numero % 2 == 1)
        respuestas = Respuesta.objects.count()
        informe.exige(respuestas == parejas, f"{parejas} turnos y {respuestas} respuestas")
        informe.reclama(revisar_todo())
    informe.cuenta(f"{parejas} parejas, {respuestas} respuestas, ningún texto perdido")
    return informe


def _pareja(informe: Informe, personas: list[Navegante], turno: Turno, *, a_la_vez: bool) -> None:
    direccion = url("responder", turno)
    escritos = [
        _escrito(persona, direccion, turno, texto)
        for persona, texto in zip(
            personas, ("Se hará el camino.", "Se hará el puente."), strict=True
        )
    ]
    salida = Barrier(2 if a_la_vez else 1)

    def enviar(n: int) -> Contestada:
        salida.wait()
        return personas[n].enviar(direccion, escritos[n] | {"archivo": escaneo()})

    if a_la_vez:
        with ThreadPoolExecutor(2) as hilos:
            dadas = list(hilos.map(enviar, range(2)))
    else:
        dadas = [enviar(0), enviar(1)]
    codigos = sorted(dada.codigo for dada in dadas)
    informe.exige(codigos == [302, 409], f"{turno}: se contestó {codigos} y se esperaba [302, 409]")
    for escrito, dada in zip(escritos, dadas, strict=True):
        if dada.codigo == 409:
            _comprobar_aviso(informe, turno, escrito, dada)


def _escrito(persona: Navegante, direccion: str, turno: Turno, texto: str) -> dict[str, Any]:
    """The form as each one finds it, with her own answer."""
    elegidos = {f"sentido_{punto}": sentido.pk for punto, sentido in sentidos(turno).items()}
    return {
        **persona.formulario(direccion),
        **elegidos,
        "texto": texto,
        "oficio_numero": "CB/9/2026",
    }


def _comprobar_aviso(
    informe: Informe, turno: Turno, escrito: dict[str, Any], dada: Contestada
) -> None:
    guardada = Respuesta.objects.get(turno=turno)
    primera = guardada.registrada_por.nombre_completo
    informe.exige("Último cambio" in dada.texto, f"{turno}: no se dice que cambió")
    informe.exige(primera in dada.texto, f"{turno}: no se dice quién contestó primero")
    for campo in ("texto", "oficio_numero"):
        informe.exige(escrito[campo] in dada.texto, f"{turno}: se perdió «{campo}»")
    informe.exige(guardada.texto != escrito["texto"], f"{turno}: la segunda pisó a la primera")
