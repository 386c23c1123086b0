"""Letters that may be of the same matter: which, why, in which order, and at what cost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from coordinacion.correspondencia import reglas
from coordinacion.correspondencia import services as correspondencia
from coordinacion.correspondencia.models import (
    Correspondencia,
    FolioAnterior,
    Peticionario,
    Tema,
)
from coordinacion.correspondencia.models.comparables import (
    Llano,
    NombreLlano,
    OficioLlano,
    TelefonoLlano,
)
from coordinacion.documentos.models import Documento
from coordinacion.organizacion.models import Municipio
from coordinacion.sugerencias.mismo_asunto import Escrito, medir
from coordinacion.sugerencias.parecido import Acervo
from coordinacion.sugerencias.selectors.antecedentes import (
    POR_RAZON,
    Buscado,
    MismoAsunto,
    Razon,
    de_la_carta,
    del_mismo_asunto,
)
from tests.canalizacion.asunto_http import documento
from tests.elenco import Elenco, carta_nueva, clasificada, tema

FIRMA = {
    "nombre": "Lic. María Ñúñez  López",
    "curp": "NULM800101MOCXPR09",
    "telefono": "+52 (951) 123-4567",
    "correo": "Maria@Ejemplo.mx",
}


def _hallados(elenco: Elenco, quien: str = "analista", **sabido: Any) -> list[MismoAsunto]:
    return del_mismo_asunto(elenco.personas[quien], Buscado(**sabido), cuantos=10)


def _firmada(elenco: Elenco, **campos: Any) -> Correspondencia:
    carta = carta_nueva(elenco, **campos)
    Peticionario.objects.filter(correspondencia=carta).update(**FIRMA)
    return carta


@pytest.mark.parametrize(
    ("sabido", "razon"),
    [
        ({"nombres": ["maria nuñez lopez"]}, Razon.REMITENTE),
        ({"nombres": ["C. MARÍA NÚÑEZ LÓPEZ"]}, Razon.REMITENTE),
        ({"curps": ["nulm800101mocxpr09"]}, Razon.CURP),
        ({"telefonos": ["951 1234567"]}, Razon.TELEFONO),
        ({"correos": ["maria@ejemplo.MX"]}, Razon.CORREO),
        ({"oficio": "ce-045 / 2026"}, Razon.OFICIO),
        ({"asunto": "En respuesta al oficio CE/045/2026."}, Razon.CITA),
        ({"asunto": "Piden rehabilitar el camino de la comunidad"}, Razon.TEXTO),
    ],
)
def test_cada_razon_halla_lo_suyo_se_escriba_como_se_escriba(
    elenco: Elenco, sabido: dict[str, Any], razon: Razon
) -> None:
    carta = _firmada(elenco, oficio_numero="CE/045/2026")
    otra = carta_nueva(elenco, asunto="Invita a la fiesta patronal", oficio_numero="7")
    Peticionario.objects.filter(correspondencia=otra).update(nombre="Mayordomía", telefono="5")
    (uno,) = _hallados(elenco, **sabido)
    assert (uno.carta.pk, list(uno.claves)) == (carta.pk, [razon])


@pytest.mark.parametrize(
    "sabido",
    [
        {},
        {"nombres": ["Ma"], "oficio": "s/n", "telefonos": ["51"], "asunto": "Zzz"},
        {"nombres": [""], "curps": [""], "telefonos": [""], "correos": [""]},
        {"oficio": "7"},
        {"asunto": "Pide 12/11/2026"},
    ],
)
def test_lo_que_no_distingue_a_nadie_no_halla_nada(elenco: Elenco, sabido: dict[str, Any]) -> None:
    carta = carta_nueva(elenco, oficio_numero="7")
    Peticionario.objects.filter(correspondencia=carta).update(nombre="Ma", telefono="51")
    assert _hallados(elenco, **sabido) == []


def test_el_folio_y_el_folio_anterior_se_reconocen_en_el_texto(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    FolioAnterior.objects.create(correspondencia=carta, folio="OF-77/B", llano="OF-77/B")
    for dicho in (carta.folio, carta.folio.lower(), "of-77/b"):
        (uno,) = _hallados(elenco, asunto=f"Entrega anexos de {dicho}, gracias")
        assert (uno.carta.pk, uno.motivo) == (carta.pk, "El asunto cita su folio u oficio")


def test_la_misma_comunidad_y_tema_y_mientras_no_hay_tema_el_que_se_propone(
    elenco: Elenco,
) -> None:
    donde: dict[str, Any] = {
        "municipio": Municipio.objects.earliest("pk"),
        "localidad": "San Yalálag",
    }
    carta = clasificada(elenco, asunto="Arreglo de brecha", **donde)
    carta_nueva(elenco, asunto="Arreglo", **donde)  # has no topic
    clasificada(elenco, asunto="Otra cosa", municipio=donde["municipio"], localidad="La Ciénega")
    sabido: dict[str, Any] = {"municipio_id": carta.municipio_id, "localidad": "san yalalag"}
    (uno,) = _hallados(elenco, tema_id=carta.tema_id, **sabido)
    assert (uno.carta.pk, uno.motivo) == (carta.pk, "Misma comunidad y tema")
    assert _hallados(elenco, tema_id=tema("responsable").pk, **sabido) == []
    assert carta.tema is not None
    correspondencia.reclasificar(
        elenco.analista,
        carta.pk,
        cambios={"tipo": carta.tipo, "tema": Tema.objects.get(clave="caminos-rurales")},
        motivo="Es de caminos",
    )
    (propuesto,) = _hallados(elenco, asunto="Solicita camino rural", **sabido)
    assert Razon.LUGAR in propuesto.claves


def test_el_mismo_archivo_aunque_se_llame_distinto(elenco: Elenco) -> None:
    una, otra = carta_nueva(elenco, asunto="Uno"), carta_nueva(elenco, asunto="Dos")
    documento(elenco, una, "a.pdf")
    documento(elenco, otra, "b.pdf")
    hallados = del_mismo_asunto(elenco.analista, de_la_carta(una), cuantos=10)
    assert (hallados[0].carta.pk, hallados[0].claves[0]) == (otra.pk, Razon.ARCHIVO)


def test_cada_asunto_una_vez_con_todas_sus_razones_y_lo_que_mas_dice_primero(
    elenco: Elenco,
) -> None:
    solo_firma = _firmada(elenco, asunto="Invita a la fiesta patronal")
    todo = _firmada(elenco, asunto="Pide pavimentar la calle Hidalgo", oficio_numero="AM/9/2026")
    texto = carta_nueva(elenco, asunto="Piden la pavimentación de la calle Hidalgo")
    hallados = _hallados(
        elenco,
        asunto="Pide pavimentar la calle Hidalgo",
        oficio="AM/9/2026",
        nombres=["María Núñez López"],
    )
    assert [uno.carta.pk for uno in hallados] == [todo.pk, texto.pk, solo_firma.pk]
    assert hallados[0].razones == [
        "Mismo número de oficio",
        "Texto parecido (100%)",
        "Mismo remitente",
    ]
    assert [uno.es_duplicado for uno in hallados] == [True, True, False]


def test_no_se_halla_a_si_mismo(elenco: Elenco) -> None:
    carta = carta_nueva(elenco)
    assert del_mismo_asunto(elenco.analista, de_la_carta(carta), cuantos=10) == []


def test_lo_reservado_no_se_muestra_ni_a_quien_puede_leerlo(elenco: Elenco) -> None:
    reservada = clasificada(elenco, tipo="denuncia", asunto="Denuncia tala en el cerro Negro")
    assert reservada in Correspondencia.objects.visibles_para(elenco.analista)
    for quien in ("analista", "oficialia"):
        assert _hallados(elenco, quien, asunto="Denuncia tala en el cerro Negro") == []
    abierta = carta_nueva(elenco, asunto="Denuncian tala en el cerro Negro")
    (uno,) = del_mismo_asunto(elenco.analista, de_la_carta(reservada), cuantos=10)
    assert uno.carta.pk == abierta.pk


def test_quien_no_lee_los_asuntos_no_halla_ninguno(elenco: Elenco) -> None:
    carta_nueva(elenco)
    for quien in ("enlace_a", "extrano", "administracion"):
        assert _hallados(elenco, quien, nombres=["Comisariado Ejidal de Prueba"]) == []


def test_cuesta_las_mismas_consultas_sean_los_que_sean(elenco: Elenco) -> None:
    carta = _firmada(elenco, oficio_numero="CE/045/2026")
    cuentas = []
    for cuantas in (1, POR_RAZON + 5):
        for _ in range(cuantas):
            _firmada(elenco, oficio_numero="CE/045/2026")
        del_mismo_asunto(elenco.analista, de_la_carta(carta), cuantos=10)  # the words are kept
        with CaptureQueriesContext(connection) as consultas:
            hallados = del_mismo_asunto(elenco.analista, de_la_carta(carta), cuantos=100)
        cuentas.append(len(consultas))
    assert len(hallados) >= POR_RAZON
    assert len(set(cuentas)) == 1 and cuentas[0] <= 7


INDICES: dict[str, dict[str, Any]] = {
    "firmante_por_nombre": {"nombres": ["Alguien de Prueba"]},
    "firmante_por_curp": {"curps": ["NULM800101MOCXPR09"]},
    "firmante_por_telefono": {"telefonos": ["9511234567"]},
    "firmante_por_correo": {"correos": ["a@b.mx"]},
    "carta_por_oficio_llano": {"oficio": "CE/045/2026"},
    "carta_por_tema_y_lugar": {"municipio_id": "20001", "tema_id": 1},
    "carta_busqueda_llana": {"asunto": "Pavimentar la calle Hidalgo"},
    "documentos_documento_sha256": {"huellas": ["0" * 64]},
}


def _con_mucho_dentro(carta: Correspondencia) -> None:
    """So many in one case that its own index is no way to find one of them."""
    Peticionario.objects.bulk_create(
        Peticionario(
            correspondencia=carta,
            nombre=f"Persona {n}",
            curp=f"NULM800101MOCX{n:04}",
            telefono=f"951{n:07}",
            correo=f"persona{n}@ejemplo.mx",
        )
        for n in range(1, 301)
    )
    Documento.objects.bulk_create(
        Documento(
            archivo=f"{n:064}",
            sha256=f"{n:064}",
            nombre="oficio.pdf",
            mime="application/pdf",
            tamano=1,
            clase=Documento.Clase.OFICIO_RECIBIDO,
            asunto_id=carta.pk,
            subido_por_id=carta.capturada_por_id,
        )
        for n in range(1, 301)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE documentos_documento, correspondencia_peticionario")


@pytest.mark.parametrize("indice", INDICES)
def test_cada_razon_tiene_su_indice(elenco: Elenco, indice: str) -> None:
    carta = carta_nueva(elenco)
    _con_mucho_dentro(carta)
    with CaptureQueriesContext(connection) as consultas:
        _hallados(elenco, **INDICES[indice])
    sentencia = next(una["sql"] for una in consultas if 'AS "razon"' in una["sql"])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + sentencia)
        plan = "\n".join(fila[0] for fila in cursor.fetchall())
    assert indice in plan, plan


def test_no_se_busca_por_palabras_que_el_indice_no_guarda(elenco: Elenco) -> None:
    """Two words of which one is «sobre» would be all the letters that say the other."""
    carta_nueva(elenco)
    with CaptureQueriesContext(connection) as consultas:
        _hallados(elenco, asunto="Puente sobre el arroyo para el pueblo")
    (sentencia,) = [una["sql"] for una in consultas if 'AS "razon"' in una["sql"]]
    assert "(arroy & puebl)" in sentencia
    assert "sobr" not in sentencia and "para" not in sentencia


@pytest.mark.parametrize(
    ("regla", "expresion", "campo", "dato"),
    [
        (reglas.llano, Llano, "nombre", "SAN JUAN Ñumí, «El Alto»"),
        (reglas.nombre_llano, NombreLlano, "nombre", " Dra.  Ñusta O'Higgins-Pérez "),
        (reglas.nombre_llano, NombreLlano, "nombre", "C. Ing. Cirilo Licona"),
        (reglas.nombre_llano, NombreLlano, "nombre", "LIC."),
        (reglas.telefono_llano, TelefonoLlano, "nombre", "Tel. (951) 51-5 12 34 ext. 2"),
        (reglas.telefono_llano, TelefonoLlano, "nombre", "515 1234"),
        (reglas.oficio_llano, OficioLlano, "nombre", "jg/Of. núm. 12-Bis/2026"),
    ],
)
def test_la_base_compara_como_la_regla(
    elenco: Elenco, regla: Callable[[str], str], expresion: Any, campo: str, dato: str
) -> None:
    carta = carta_nueva(elenco)
    Peticionario.objects.filter(correspondencia=carta).update(**{campo: dato})
    leido = Peticionario.objects.annotate(comparado=expresion(F(campo))).get(correspondencia=carta)
    assert leido.comparado == regla(dato)


ESCRITOS = (
    ("a", "Solicita pavimentar la calle Hidalgo de San Juan"),
    ("a", "Piden la pavimentación de la calle HIDALGO, San Juan"),
    ("b", "Denuncia tala de árboles en el cerro de la Cruz"),
    ("b", "Tala clandestina de árboles en los cerros de la Cruz"),
    ("c", "Invitación a la fiesta patronal de la comunidad"),
    ("d", "Solicita apoyo para la escuela primaria Benito Juárez"),
    ("d", "Apoyo a la primaria Benito Juárez: techado de la escuela"),
)


def test_la_pantalla_halla_lo_que_mide_el_comando(elenco: Elenco) -> None:
    """One similarity: what `evaluar_mismo_asunto` counts as shown is what the screen shows."""
    cartas = [carta_nueva(elenco, asunto=texto) for _, texto in ESCRITOS]
    Peticionario.objects.all().delete()
    acervo = Acervo({str(carta.pk): carta.asunto for carta in cartas})
    pares = 0
    for carta in cartas:
        parecidos = acervo.parecidos(carta.asunto, sin=str(carta.pk))
        medidos = [int(uno.llave) for uno in parecidos if uno.se_muestra]
        mostrados = del_mismo_asunto(elenco.analista, de_la_carta(carta), cuantos=10)
        assert [uno.carta.pk for uno in mostrados] == medidos
        pares += len(medidos)
    escritos = [Escrito(str(n), grupo, texto) for n, (grupo, texto) in enumerate(ESCRITOS)]
    dicho: Any = medir(escritos)
    assert dicho["lo_mostrado"]["pares"] == pares > 0
