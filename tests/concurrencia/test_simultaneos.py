"""Things that happen at once, on a database that really commits."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

from django.db import DataError, connections

from coordinacion.bitacora.models import Asiento
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.models import Turno
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import Correspondencia, FolioReservado
from coordinacion.nucleo import folios, reloj
from coordinacion.nucleo.errores import DatoInvalido, ErrorDeDominio, EstadoNoAdmite
from coordinacion.nucleo.models import ContadorFolio
from tests.elenco import carta_nueva, clasificada, crear_elenco, destino, sentidos, turnada


def _a_la_vez(*tareas: Callable[[], object]) -> list[object]:
    """Run the tasks in threads that start together; an exception is returned as a result."""
    salida = Barrier(len(tareas))

    def correr(tarea: Callable[[], object]) -> object:
        try:
            salida.wait()
            return tarea()
        except ErrorDeDominio as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tareas)) as hilos:
        return list(hilos.map(correr, tareas))


def test_cincuenta_registros_a_la_vez_y_algunos_que_fallan(base_limpia: str) -> None:
    """Folios are unique and gapless although a fifth of the registrations is rolled back."""
    elenco = crear_elenco()

    def registrar(numero: int) -> Callable[[], object]:
        falla: dict[str, Any] = {"asunto": "x" * 9000} if numero % 5 == 0 else {}

        def una() -> object:
            try:
                return carta_nueva(elenco, **falla)
            except Exception as error:
                return error

        return una

    _a_la_vez(*(registrar(n) for n in range(50)))
    cartas = Correspondencia.objects.order_by("numero")
    assert [carta.numero for carta in cartas] == list(range(1, 41))
    assert len({carta.folio for carta in cartas}) == 40
    assert all(c.folio == folios.formatear(c.serie, c.anio, c.numero) for c in cartas)


def test_el_mismo_envio_a_la_vez_es_una_carta(base_limpia: str) -> None:
    elenco = crear_elenco()
    clave = uuid.uuid4()
    resultados = _a_la_vez(*(lambda: carta_nueva(elenco, clave_envio=clave) for _ in range(6)))
    assert Correspondencia.objects.count() == 1
    assert {getattr(r, "pk", None) for r in resultados} == {Correspondencia.objects.get().pk}


def test_dos_enlaces_responden_el_mismo_turno(base_limpia: str) -> None:
    """One answer is kept; the other person is told who was first."""
    elenco = crear_elenco()
    _, (turno,) = turnada(elenco)
    resultados = _a_la_vez(
        *(
            lambda p=persona: canalizacion.responder(
                p, turno.pk, texto=f"De {p}", sentidos=sentidos(turno)
            )
            for persona in (elenco.enlace_a, elenco.enlace_a2)
        )
    )
    errores = [r for r in resultados if isinstance(r, ErrorDeDominio)]
    assert len(errores) == 1 and turno.respuestas.count() == 1
    assert "por revisar" in errores[0].mensaje and "Último cambio" in errores[0].mensaje


def test_dos_ultimas_respuestas_aceptadas_a_la_vez_cierran_el_asunto(base_limpia: str) -> None:
    elenco = crear_elenco()
    carta, turnos = turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
    for turno, enlace in zip(turnos, (elenco.enlace_a, elenco.enlace_b), strict=True):
        canalizacion.responder(enlace, turno.pk, texto="Va", sentidos=sentidos(turno))
    _a_la_vez(*(lambda pk=t.pk: canalizacion.aceptar(elenco.analista, pk) for t in turnos))
    assert Correspondencia.objects.get(pk=carta.pk).estado == "atendida"


def test_turnar_dos_veces_a_la_vez_deja_un_responsable(base_limpia: str) -> None:
    elenco = crear_elenco()
    carta = clasificada(elenco)
    resultados = _a_la_vez(
        *(
            lambda i=institucion: canalizacion.turnar(
                elenco.analista, carta.pk, [destino(i)], confirmado=True
            )
            for institucion in (elenco.a, elenco.b)
        )
    )
    assert sum(isinstance(r, DatoInvalido) for r in resultados) == 1
    assert Turno.objects.filter(parte="responsable").count() == 1


def test_los_acuses_tacitos_a_la_vez_no_se_repiten(base_limpia: str) -> None:
    elenco = crear_elenco()
    for _ in range(6):
        turnada(elenco)
    despues = reloj.ahora() + timedelta(days=30)
    hechos = _a_la_vez(*(lambda: canalizacion.acusar_tacitos(despues) for _ in range(4)))
    assert sum(h for h in hechos if isinstance(h, int)) == 6


def test_cerrar_el_registro_mientras_se_captura_no_deja_huecos(base_limpia: str) -> None:
    """Each late letter gets a folio of the closed year or of this one; none of them is lost."""
    elenco = crear_elenco()
    sello = reloj.ahora() - timedelta(days=366)
    vieja = carta_nueva(elenco, recibida_en=sello)
    registro = ContadorFolio.objects.get(serie=vieja.serie, anio=vieja.anio)
    _a_la_vez(
        *(lambda: carta_nueva(elenco, recibida_en=sello) for _ in range(10)),
        lambda: correspondencia.cerrar_registro(elenco.titular_unidad, registro.pk),
    )
    assert Correspondencia.objects.count() == 11
    for uno in ContadorFolio.objects.filter(serie=vieja.serie):
        numeros = Correspondencia.objects.filter(anio=uno.anio).values_list("numero", flat=True)
        assert sorted(numeros) == list(range(1, uno.ultimo + 1))
    cierre = Asiento.objects.get(hecho="registro_cerrado")
    assert cierre.datos["cartas"] == Correspondencia.objects.filter(anio=vieja.anio).count()


def test_reservar_y_capturar_a_la_vez_no_deja_huecos_ni_repite(base_limpia: str) -> None:
    """Blocks, letters and failures interleave; each number is a letter's or a block's."""
    elenco = crear_elenco()

    def reservar(numero: int) -> object:
        clave, motivo = uuid.uuid4(), "x" * 900 if numero % 3 == 0 else "Corte"
        try:
            return correspondencia.reservar(
                elenco.oficialia, cuantos=7, motivo=motivo, clave_envio=clave
            )
        except DataError as error:
            return error

    _a_la_vez(
        *(lambda n=n: reservar(n) for n in range(9)),
        *(lambda: carta_nueva(elenco) for _ in range(12)),
    )
    de_cartas = list(Correspondencia.objects.values_list("numero", flat=True))
    reservados = list(FolioReservado.objects.values_list("numero", flat=True))
    assert (len(de_cartas), len(reservados)) == (12, 42)
    assert sorted(de_cartas + reservados) == list(range(1, 55))


def test_una_hoja_capturada_a_la_vez_es_una_carta(base_limpia: str) -> None:
    """Of five captures and a declaration, one has the folio; the others are told."""
    elenco = crear_elenco()
    bloque = correspondencia.reservar(
        elenco.oficialia, cuantos=1, motivo="Corte", clave_envio=uuid.uuid4()
    )
    hoja = bloque.folios.get()

    def capturar() -> Correspondencia:
        carta = Correspondencia(
            clave_envio=uuid.uuid4(),
            recibida_en=reloj.ahora(),
            canal="ventanilla",
            dirigida_a="gobernador",
            condicion_remitente="anonima",
            asunto="Pide agua",
        )
        return correspondencia.recibir(elenco.oficialia, carta, reservado=hoja.pk)

    resultados = _a_la_vez(
        *(capturar for _ in range(5)),
        lambda: correspondencia.declarar_sin_usar(
            elenco.oficialia, bloque.pk, folios=[hoja.pk], motivo="No se usó"
        ),
    )
    assert sum(isinstance(uno, EstadoNoAdmite) for uno in resultados) == 5
    hoja.refresh_from_db()
    assert Correspondencia.objects.count() == (hoja.carta_id is not None)
    assert (hoja.carta_id is None) == (hoja.sin_usar_en is not None)
