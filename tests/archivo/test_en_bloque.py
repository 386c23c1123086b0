"""Many letters into one file: the real verb, row by row."""

from coordinacion.archivo import services
from coordinacion.archivo.models import EnExpediente
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.organizacion.models import Adscripcion
from tests.archivo.expedientes import concluida, expediente
from tests.elenco import Elenco
from tests.operaciones.conftest import elegir, hacer, la_ultima, resultados
from tests.operaciones.test_verbos import pedir

LISTA = "por-archivar"


def _pedir(elenco: Elenco, cartas: list[Correspondencia], numero: str) -> int:
    elegir(elenco, "archivo", LISTA, "archivar", [carta.pk for carta in cartas])
    url = f"/operaciones/{la_ultima().pk}/preparar/"
    return elenco.cliente("archivo").post(url, {"numero": numero}).status_code


def test_van_juntos_y_los_que_no_tienen_fojas_contadas_se_dicen(elenco: Elenco) -> None:
    uno = expediente(elenco)
    con = [concluida(elenco, fojas=2), concluida(elenco, fojas=4)]
    sin = concluida(elenco, fojas=None)
    assert _pedir(elenco, [*con, sin], str(uno)) == 302
    hecha = hacer(la_ultima())
    assert str(uno) in hecha.titulo
    dicho = resultados(hecha)
    assert [dicho[carta.folio][0] for carta in con] == ["hecho", "hecho"]
    assert dicho[sin.folio][0] == "rechazado" and "cuéntelas" in dicho[sin.folio][1]
    archivadas = EnExpediente.objects.filter(expediente=uno)
    assert {(p.carta_id, p.fojas) for p in archivadas} == {(con[0].pk, 2), (con[1].pk, 4)}


def test_un_numero_que_no_existe_se_dice_antes_de_empezar(elenco: Elenco) -> None:
    carta, cerrado = concluida(elenco, fojas=1), expediente(elenco)
    services.cerrar(elenco.archivo, cerrado.pk)
    for numero in ("EJ.9/2026/0001", "", str(cerrado)):
        assert _pedir(elenco, [carta], numero) == 422
    assert not EnExpediente.objects.exists()


def test_si_se_cierra_mientras_tanto_los_que_faltan_se_rechazan(elenco: Elenco) -> None:
    uno, carta = expediente(elenco), concluida(elenco, fojas=1)
    operacion = pedir(elenco, "archivo", "archivar", [carta], expediente=uno.pk)
    services.cerrar(elenco.archivo, uno.pk)
    ((resultado, mensaje),) = resultados(hacer(operacion)).values()
    assert resultado == "rechazado" and "ya se cerró" in mensaje


def test_solo_lo_ofrece_a_quien_archiva(elenco: Elenco) -> None:
    concluida(elenco)
    boton = 'value="archivar"'
    assert boton in elenco.cliente("archivo").get("/bandejas/terminados/").content.decode()
    assert boton not in elenco.cliente("analista").get("/bandejas/terminados/").content.decode()
    Adscripcion.objects.filter(usuario=elenco.archivo).update(rol="consulta")
    dado = elegir(elenco, "archivo", "terminados", "archivar", [concluida(elenco).pk])
    assert dado.status_code == 403
