"""Which notice becomes which mail, and when: at once, or in one digest per person and day."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordinacion.avisos.models import Aviso, Correo
from coordinacion.avisos.reglas import Pendiente
from coordinacion.avisos.services import NuevoAviso, avisar
from coordinacion.canalizacion import services as canalizacion
from coordinacion.canalizacion.selectors.avisables import situar
from coordinacion.canalizacion.services import repartir_avisos
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.nucleo import reloj
from coordinacion.organizacion.models import Adscripcion, Institucion, Titular
from coordinacion.plazos import services as plazos
from coordinacion.plazos.clases import ClasePlazo, Desenlace
from coordinacion.plazos.models import Calendario, Plazo
from coordinacion.plazos.services.vigilancia import LATIDO
from tests.avisos.conftest import Ronda, correos, direccion, envios
from tests.elenco import Elenco, carta_nueva, destino, turnada
from tests.plazos.conftest import Abrir, Reloj


def turno_nuevo(elenco: Elenco, n: int = 1, **campos: object) -> NuevoAviso:
    datos: dict[str, object] = {
        "clave": f"turno:{n}:nuevo:{elenco.enlace_a.pk}",
        "destinatario_id": elenco.enlace_a.pk,
        "titulo": "Nuevo turno por acusar",
        "texto": f"JG/2026/{n:06}-A · turno 1",
        "url": f"/turnos/{n}/",
        **campos,
    }
    return NuevoAviso(**datos)  # type: ignore[arg-type]


def otro(elenco: Elenco, n: int = 1, **campos: object) -> NuevoAviso:
    clave = f"turno:{n}:retirado:{elenco.enlace_a.pk}"
    return turno_nuevo(elenco, n, **{"clave": clave, **campos})


def test_un_turno_nuevo_sale_al_momento(elenco: Elenco, ronda: Ronda) -> None:
    ronda("2026-11-05 10:00")
    avisar([turno_nuevo(elenco)])
    assert ronda("2026-11-05 10:01") == 1
    (correo,) = correos()
    assert (correo.clase, correo.direccion) == ("inmediato", direccion(elenco.enlace_a))
    assert correo.titulo == "Nuevo turno por acusar"
    assert "http://127.0.0.1:8000/turnos/1/" in correo.texto
    assert ronda("2026-11-05 10:02") == 0


def test_lo_que_llega_junto_a_una_persona_es_un_correo(elenco: Elenco, ronda: Ronda) -> None:
    ronda("2026-11-05 10:00")
    avisar([turno_nuevo(elenco, n) for n in (1, 2, 3)])
    assert ronda("2026-11-05 10:01") == 1
    (correo,) = correos()
    assert correo.titulo == "3 avisos que piden su atención hoy"
    assert correo.avisos.count() == 3


def test_lo_demas_espera_al_resumen_de_la_apertura(elenco: Elenco, ronda: Ronda) -> None:
    ronda("2026-11-05 10:00")
    avisar([otro(elenco, 1), otro(elenco, 2)])
    for momento in ("2026-11-05 10:01", "2026-11-05 23:00", "2026-11-06 08:59"):
        assert ronda(momento) == 0
    assert ronda("2026-11-06 09:00") == 1
    (correo,) = correos()
    assert correo.clase == "resumen"
    assert correo.titulo == "Resumen del viernes 6 de noviembre de 2026: 2 avisos"


def test_nada_en_dia_inhabil_ni_antes_de_abrir_y_luego_en_el_resumen(
    elenco: Elenco, ronda: Ronda, en: Reloj
) -> None:
    for momento in ("2026-11-07 12:00", "2026-11-09 07:30"):
        en(momento)
        avisar([turno_nuevo(elenco, int(momento[9]))])
        assert ronda(momento) == 0
    assert ronda("2026-11-09 09:00") == 1
    (correo,) = correos()
    assert (correo.clase, correo.avisos.count()) == ("resumen", 2)


def test_lo_que_vence_hoy_sale_al_momento_y_el_resto_en_el_resumen(
    elenco: Elenco, abrir: Abrir, ronda: Ronda
) -> None:
    carta, (turno,) = turnada(elenco)
    hoy, despues = (
        abrir(
            ClasePlazo.RESPUESTA_TURNO,
            institucion_id=elenco.a.pk,
            turno_id=turno.pk,
            asunto_id=carta.pk,
            folio=folio,
            cantidad=cantidad,
        )
        for folio, cantidad in (("HOY", 5), ("DESPUES", 7))
    )
    Aviso.objects.update(envio=Aviso.Envio.CAMPANA)
    Plazo.objects.exclude(pk__in=[hoy.pk, despues.pk]).update(paso_en=None)
    ronda("2026-11-12 09:00")
    suyos = {c.clase: c for c in correos(elenco.enlace_a)}
    assert suyos["inmediato"].titulo == "Vence hoy: HOY"
    assert suyos["resumen"].titulo == "Vence en 2 días hábiles: DESPUES"


def test_a_lo_mas_un_resumen_por_persona_y_dia(elenco: Elenco, ronda: Ronda, en: Reloj) -> None:
    for dia in ("2026-11-05", "2026-11-06"):
        for hora in ("09:00", "09:01", "13:00"):
            en(f"{dia} {hora}")
            avisar([otro(elenco, int(dia[9]) * 100 + int(hora[:2]) + int(hora[4]))])
            ronda(f"{dia} {hora}")
    assert [c.clave[:18] for c in correos()] == ["resumen:2026-11-05", "resumen:2026-11-06"]


def test_tras_una_semana_de_silencio_un_resumen_que_dice_lo_de_hoy(
    elenco: Elenco, abrir: Abrir, ronda: Ronda, en: Reloj
) -> None:
    carta, (turno,) = turnada(elenco)
    Plazo.objects.update(paso_en=None)
    opciones = {"institucion_id": elenco.a.pk, "turno_id": turno.pk, "asunto_id": carta.pk}
    vivo = abrir(ClasePlazo.RESPUESTA_TURNO, folio="VIVO", **opciones)
    muerto = abrir(ClasePlazo.RESPUESTA_TURNO, folio="MUERTO", **opciones)
    for momento in ("2026-11-10 09:00", "2026-11-12 09:00"):
        plazos.vigilar(en(momento))
    plazos.cerrar(muerto, en=en("2026-11-12 12:00"), desenlace=Desenlace.CUMPLIDO)
    ronda("2026-11-19 11:00")
    (correo,) = correos(elenco.enlace_a)
    renglones = [linea for linea in correo.texto.splitlines() if linea.startswith("*")]
    assert renglones == ["* Nuevo turno por acusar", "* Vencido hace 4 días hábiles: VIVO"]
    mandados = Aviso.objects.filter(envio=Aviso.Envio.CORREO, destinatario=elenco.enlace_a)
    assert mandados.filter(plazo_id=vivo.pk).count() == 2
    assert not mandados.filter(plazo_id=muerto.pk).exists()


def test_el_resumen_espera_a_la_vigilancia_del_dia(elenco: Elenco, en: Reloj) -> None:
    en("2026-11-05 16:00")
    avisar([otro(elenco)])
    plazos.latir(LATIDO)
    en("2026-11-06 09:00")
    assert repartir_avisos() == 0
    plazos.latir(LATIDO)
    assert repartir_avisos() == 1


def test_cada_quien_a_la_hora_de_su_institucion(elenco: Elenco, ronda: Ronda, en: Reloj) -> None:
    comun = Calendario.objects.get(es_predeterminado=True)
    suyo = Calendario.objects.create(
        clave="de-a",
        nombre="De A",
        padre=comun,
        institucion=elenco.a,
        hora_apertura=time(8),
        hora_cierre=time(14),
    )
    plazos.materializar(suyo)
    avisar([otro(elenco), otro(elenco, 2, clave="x:2", destinatario_id=elenco.enlace_b.pk)])
    assert ronda("2026-11-06 08:00") == 1
    assert [c.destinatario for c in correos()] == [elenco.enlace_a]
    assert ronda("2026-11-06 09:00") == 1
    assert [c.destinatario for c in correos()] == [elenco.enlace_a, elenco.enlace_b]


def test_sin_direccion_solo_la_campana(elenco: Elenco, ronda: Ronda) -> None:
    elenco.enlace_a.email = ""
    elenco.enlace_a.save()
    ronda("2026-11-05 10:00")
    avisar([turno_nuevo(elenco)])
    assert ronda("2026-11-05 10:01") == 0
    assert list(envios().values()) == ["campana"]


def test_a_quien_se_dio_de_baja_no_se_le_escribe(elenco: Elenco, ronda: Ronda) -> None:
    avisar([otro(elenco)])
    elenco.enlace_a.is_active = False
    elenco.enlace_a.save()
    assert ronda("2026-11-06 09:00") == 0
    assert ronda("2026-11-23 09:00") == 0
    assert list(envios().values()) == ["campana"]


def test_quien_perdio_el_papel_no_recibe_el_texto(elenco: Elenco, ronda: Ronda, en: Reloj) -> None:
    carta, _ = turnada(elenco)
    en("2026-11-05 20:00")
    avisar([otro(elenco, asunto_id=carta.pk)])
    Adscripcion.objects.filter(usuario=elenco.enlace_a).update(institucion=elenco.c)
    ronda("2026-11-06 09:00")
    assert correos(elenco.enlace_a) == []
    assert correos(elenco.enlace_a2) != []


@pytest.mark.parametrize(
    "quien", ["analista", "consulta", "administracion", "enlace_a", "enlace_b", "extrano"]
)
def test_se_escribe_de_lo_que_la_persona_puede_listar(elenco: Elenco, quien: str) -> None:
    carta, _ = turnada(elenco)
    persona = elenco.personas[quien]
    avisar([otro(elenco, destinatario_id=persona.pk, asunto_id=carta.pk, clave="x:1")])
    aviso = Aviso.objects.get(clave="x:1")
    suyo = persona.pk
    pendiente = Pendiente(
        aviso.pk, str(suyo), suyo, None, "a@b.mx", carta.pk, None, "t", "", "", de_quien=suyo
    )
    listable = Correspondencia.objects.listables_para(persona).filter(pk=carta.pk).exists()
    assert bool(situar([pendiente])) is listable


def test_de_un_reservado_solo_folio_y_enlace(elenco: Elenco, ronda: Ronda, en: Reloj) -> None:
    en("2026-11-05 20:00")
    carta, (turno,) = turnada(
        elenco, destino(elenco.a, enlaces=(elenco.enlace_a,)), tipo="denuncia"
    )
    ronda("2026-11-06 09:00")
    (correo,) = correos(elenco.enlace_a)
    assert f"* Asunto reservado: {carta.folio}\n" in correo.texto
    for texto in (correo.texto, correo.html):
        assert turno.get_absolute_url() in texto
        assert elenco.a.nombre not in texto and "acusar" not in texto.lower()


def test_ningun_correo_lleva_datos_de_quien_pide(elenco: Elenco, ronda: Ronda, en: Reloj) -> None:
    ronda("2026-11-05 10:00")
    carta, (turno,) = turnada(elenco)
    canalizacion.acusar(elenco.enlace_a, turno.pk)
    ronda("2026-11-05 10:01")
    ronda("2026-11-06 09:00")
    for correo in correos():
        for texto in (correo.titulo, correo.texto, correo.html):
            assert "Comisariado" not in texto
            assert carta.asunto not in texto


def test_las_marcas_se_leen_como_texto_y_el_titulo_es_un_renglon(
    elenco: Elenco, ronda: Ronda
) -> None:
    ronda("2026-11-05 10:00")
    malo = "Turno\r\nBcc: otro@example.com\n\n<script>alert(1)</script>\u202e"
    avisar([turno_nuevo(elenco, titulo=malo, texto="<b>negritas</b>")])
    ronda("2026-11-05 10:01")
    (correo,) = correos()
    assert correo.titulo == "Turno Bcc: otro@example.com <script>alert(1)</script>"
    assert "<script>" not in correo.html and "<b>" not in correo.html
    assert "&lt;b&gt;negritas" in correo.html
    assert "<b>negritas</b>" in correo.texto


def test_un_resumen_largo_cuenta_lo_que_no_cabe(elenco: Elenco, ronda: Ronda) -> None:
    avisar([otro(elenco, n) for n in range(1, 51)])
    ronda("2026-11-06 09:00")
    (correo,) = correos()
    assert correo.texto.count("/turnos/") == 40
    assert "Y 10 más" in correo.texto
    assert correo.avisos.count() == 50


def test_la_vuelta_cuesta_lo_mismo_para_una_persona_que_para_muchas(
    elenco: Elenco, ronda: Ronda, en: Reloj
) -> None:
    carta, _ = turnada(elenco)
    ronda("2026-11-06 09:00")

    def vuelta(dia: str, cuantas: int) -> int:
        en(f"{dia} 07:00")
        personas = [p for n, p in elenco.personas.items() if n != "extrano"][:cuantas]
        avisar(
            otro(elenco, clave=f"{dia}:{p.pk}", destinatario_id=p.pk, asunto_id=carta.pk)
            for p in personas
        )
        en(f"{dia} 09:00")
        plazos.latir(LATIDO)
        with CaptureQueriesContext(connection) as consultas:
            repartir_avisos()
        return len(consultas)

    una, muchas = vuelta("2026-11-09", 1), vuelta("2026-11-10", 14)
    assert una == muchas
    assert Correo.objects.filter(clave__startswith="resumen:2026-11-10").count() > 8


def test_una_vuelta_sin_nada_es_barata(elenco: Elenco, ronda: Ronda) -> None:
    ronda("2026-11-05 09:00")
    with CaptureQueriesContext(connection) as consultas:
        assert repartir_avisos() == 0
    assert len([c for c in consultas if "SAVEPOINT" not in c["sql"]]) <= 5


def con_titular(institucion: Institucion, correo: str, desde: str = "2026-01-01") -> Titular:
    return Titular.objects.create(
        institucion=institucion,
        nombre="Titular de prueba",
        cargo="Dirección General",
        correo=correo,
        vigente_desde=desde,
    )


def test_al_titular_sin_cuenta_se_le_escribe_a_su_direccion(
    elenco: Elenco, abrir: Abrir, ronda: Ronda
) -> None:
    con_titular(elenco.d, "anterior@d.example", "2025-01-01")
    con_titular(elenco.d, "Titular@d.example")
    con_titular(elenco.a, "titular@a.example")
    ronda("2026-11-05 10:00")
    carta, (turno, _) = turnada(elenco, destino(elenco.d), destino(elenco.a, "coadyuvante"))
    ronda("2026-11-05 10:01")
    (correo,) = correos(destinatario__isnull=True)
    assert correo.direccion == "Titular@d.example"
    assert carta.folio in correo.texto and turno.get_absolute_url() in correo.texto
    assert "Puede pedir una a la unidad" in correo.texto


def test_de_cada_paso_a_cada_direccion_una_sola_vez(
    elenco: Elenco, abrir: Abrir, ronda: Ronda, local: object
) -> None:
    con_titular(elenco.d, "titular@d.example")
    carta, (turno,) = turnada(elenco, destino(elenco.d))
    Plazo.objects.update(paso_en=None)
    Aviso.objects.all().update(envio=Aviso.Envio.CAMPANA)
    abrir(
        ClasePlazo.RESPUESTA_TURNO,
        institucion_id=elenco.d.pk,
        turno_id=turno.pk,
        asunto_id=carta.pk,
    )
    # On the due day both enlace and head are told: one address, one notice.
    for momento in ("2026-11-10 09:00", "2026-11-10 12:00", "2026-11-12 09:00", "2026-11-12 10:00"):
        ronda(momento)
    externos = Aviso.objects.filter(destinatario__isnull=True, plazo_id__isnull=False)
    externos = externos.order_by("id")
    assert [
        clave.split("/")[1].split(":")[0] for clave in externos.values_list("clave", flat=True)
    ] == ["-2", "0"]
    assert [c.clase for c in correos(destinatario__isnull=True)] == ["resumen", "inmediato"]


def test_la_direccion_que_ya_no_es_del_titular_no_recibe_nada(
    elenco: Elenco, ronda: Ronda, en: Reloj
) -> None:
    con_titular(elenco.d, "sale@d.example")
    en("2026-11-05 20:00")
    turnada(elenco, destino(elenco.d))
    con_titular(elenco.d, "entra@d.example", "2026-11-06")
    ronda("2026-11-06 09:00")
    assert [c.direccion for c in correos(destinatario__isnull=True)] == ["entra@d.example"]
    assert not Aviso.objects.filter(direccion="sale@d.example", correo__isnull=False).exists()


def test_un_requerimiento_con_termino_se_dice_al_momento(elenco: Elenco, ronda: Ronda) -> None:
    ronda("2026-11-05 10:00")
    carta = carta_nueva(elenco)
    avisar(
        [
            NuevoAviso(
                clave=f"correspondencia:{carta.pk}:termino:{elenco.titular_unidad.pk}",
                destinatario_id=elenco.titular_unidad.pk,
                titulo="Requerimiento con término señalado",
                texto=carta.folio,
                asunto_id=carta.pk,
            )
        ]
    )
    assert ronda("2026-11-05 10:01") == 1
    assert correos(elenco.titular_unidad)[0].clase == "inmediato"


def test_lo_que_nadie_pudo_recibir_en_quince_dias_se_queda_en_la_campana(
    elenco: Elenco, ronda: Ronda
) -> None:
    avisar([otro(elenco)])
    Aviso.objects.update(creado_en=reloj.ahora() - timedelta(days=16))
    assert ronda("2026-11-06 09:00") == 0
    assert list(envios().values()) == ["campana"]
