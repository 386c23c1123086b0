"""The tray of received mail: what is seen, and that only a person decides what each mail is."""

import re
import uuid
from typing import Any

import pytest
from django.urls import reverse

from coordinacion.avisos.models import Aviso, Correo
from coordinacion.bitacora.hechos import Hecho
from coordinacion.bitacora.models import Asiento
from coordinacion.buzon import services
from coordinacion.buzon.models import CorreoRecibido
from coordinacion.canalizacion.models import Respuesta, Turno
from coordinacion.correspondencia.models import Correspondencia, Peticionario
from coordinacion.correspondencia.opciones import Acceso
from coordinacion.documentos.models import Documento
from coordinacion.nucleo import reloj
from coordinacion.nucleo.errores import EstadoNoAdmite, SinPermiso
from coordinacion.organizacion.models import Titular
from tests.buzon.conftest import Recibir, con_adjunto, correo
from tests.correspondencia.mesa import carta_tecleada
from tests.documentos.archivos import pdf
from tests.elenco import Elenco, destino, sentidos, turnada


def pagina(elenco: Elenco, url: str, quien: str = "oficialia") -> str:
    dado = elenco.cliente(quien).get(url)
    assert dado.status_code == 200, (url, dado.status_code)
    return dado.content.decode()


def direccion(nombre: str, uno: CorreoRecibido, *demas: int) -> str:
    return reverse(f"buzon:{nombre}", args=[uno.pk, *demas])


@pytest.fixture
def recibido(recibir: Recibir) -> CorreoRecibido:
    mensaje = con_adjunto(correo(), pdf(), "peticion.pdf")
    return recibir(con_adjunto(mensaje, b"MZ...", "foto.exe"))


# Seeing it


def test_la_bandeja_y_el_correo_con_lo_que_no_se_guardo(
    elenco: Elenco, recibido: CorreoRecibido
) -> None:
    assert "Solicitud de agua" in pagina(elenco, reverse("buzon:lista"))
    visto = pagina(elenco, recibido.get_absolute_url())
    for texto in ("Comité de Agua", "comite@pueblo.example", "Pedimos agua.", recibido.huella):
        assert texto in visto
    assert "peticion.pdf" in visto and "foto.exe" in visto
    assert "No se guardó" in visto and "solo se admiten archivos" in visto
    documento = Documento.objects.get(nombre="peticion.pdf")
    abierto = elenco.cliente("oficialia").get(direccion("adjunto", recibido, documento.pk))
    assert abierto.getvalue() == documento.archivo.read()
    assert "sandbox" in abierto["Content-Security-Policy"]


def test_el_adjunto_de_otro_correo_no_se_abre_por_este(
    elenco: Elenco, recibido: CorreoRecibido, recibir: Recibir
) -> None:
    otro = recibir(con_adjunto(correo("Otro", Message_ID="<otro@x>"), pdf(2), "otro.pdf"))
    ajeno = Documento.objects.get(nombre="otro.pdf")
    cliente = elenco.cliente("oficialia")
    assert cliente.get(direccion("adjunto", recibido, ajeno.pk)).status_code == 404
    assert cliente.get(direccion("adjunto", otro, ajeno.pk)).status_code == 200


def test_las_marcas_se_ven_como_texto(elenco: Elenco, recibir: Recibir) -> None:
    marca = "<script>alert(1)</script>"
    uno = recibir(correo(marca, marca, From=f'"{marca}" <a@x.example>'))
    for url in (
        reverse("buzon:lista"),
        uno.get_absolute_url(),
        direccion("registrar", uno),
        direccion("elegir", uno),
        direccion("descartar", uno),
    ):
        visto = pagina(elenco, url)
        assert "<script>alert" not in visto and "&lt;script&gt;alert" in visto, url


def test_solo_oficialia_lo_ve(elenco: Elenco, recibido: CorreoRecibido) -> None:
    for quien in ("analista", "titular_unidad", "administracion", "enlace_a", "extrano"):
        for url in (reverse("buzon:lista"), recibido.get_absolute_url()):
            assert elenco.cliente(quien).get(url).status_code == 403, (quien, url)
        with pytest.raises(SinPermiso):
            services.descartar_correo(elenco.personas[quien], recibido.pk, motivo="No")


def test_lo_automatico_queda_en_su_pestana_y_se_puede_recuperar(
    elenco: Elenco, recibir: Recibir
) -> None:
    mensaje = correo("Fuera de la oficina", Auto_Submitted="auto-replied")
    uno = recibir(con_adjunto(mensaje, pdf(), "firma.pdf"))
    assert uno.estado == "ignorado" and not Documento.objects.exists()
    assert not Aviso.objects.filter(titulo__contains="correo recibido").exists()
    assert "Fuera de la oficina" not in pagina(elenco, reverse("buzon:lista"))
    visto = pagina(elenco, f"{reverse('buzon:lista')}?estado=ignorado")
    assert "Fuera de la oficina" in visto and "Es una respuesta automática" in visto
    elenco.cliente("oficialia").post(direccion("recuperar", uno))
    assert CorreoRecibido.objects.get().estado == "por_atender"


def test_nuestro_propio_correo_no_da_vueltas(elenco: Elenco, recibir: Recibir) -> None:
    _nuestro(elenco, None)
    assert recibir(correo("Aviso", Message_ID="<nuestro@x>")).estado == "ignorado"


def test_la_bandeja_apagada_y_vacia_dicen_que_pasa(elenco: Elenco, settings: Any) -> None:
    settings.BUZON_URL = ""
    visto = pagina(elenco, reverse("buzon:lista"))
    assert "El buzón está apagado" in visto and "No hay correo por atender" in visto


def test_la_lista_hace_las_mismas_consultas_con_uno_que_con_muchos(
    elenco: Elenco, recibir: Recibir, django_assert_max_num_queries: Any
) -> None:
    for n in range(6):
        recibir(correo(f"Asunto {n}", Message_ID=f"<{n}@x>"))
    pagina(elenco, reverse("buzon:lista"))
    with django_assert_max_num_queries(12):
        pagina(elenco, reverse("buzon:lista"))


# Registering it


def _enviar(elenco: Elenco, uno: CorreoRecibido, **campos: Any) -> Any:
    datos = carta_tecleada(
        canal="correo",
        recibida_en=reloj.local(uno.recibido_en).strftime("%d/%m/%Y %H:%M"),
        clave_envio=str(uno.clave_envio),
        **campos,
    )
    return elenco.cliente("oficialia").post(direccion("registrar", uno), datos)


def test_registrar_abre_la_mesa_prellenada_y_no_registra_nada(
    elenco: Elenco, recibido: CorreoRecibido
) -> None:
    visto = pagina(elenco, direccion("registrar", recibido))
    assert 'value="Comité de Agua"' in visto
    assert 'value="comite@pueblo.example"' in visto
    asunto = r'<textarea[^>]*name="asunto"[^>]*>\s*Solicitud de agua\s+Pedimos agua'
    assert re.search(asunto, visto)
    assert re.search(r'<option value="correo"[^>]*selected', visto)
    assert reloj.local(recibido.recibido_en).strftime("%d/%m/%Y %H:%M") in visto
    assert not Correspondencia.objects.exists()


def test_se_registra_con_el_correo_impreso_y_sus_adjuntos(
    elenco: Elenco, recibido: CorreoRecibido
) -> None:
    dado = _enviar(elenco, recibido, contacto="comite@pueblo.example")
    assert dado.status_code == 302
    carta = Correspondencia.objects.get()
    assert carta.canal == "correo"
    documentos = Documento.objects.filter(asunto_id=carta.pk).order_by("nombre")
    assert [d.nombre for d in documentos] == ["correo-recibido.pdf", "peticion.pdf"]
    assert Peticionario.objects.get().correo == "comite@pueblo.example"
    uno = CorreoRecibido.objects.get()
    assert (uno.estado, uno.carta, uno.atendido_por) == ("registrado", carta, elenco.oficialia)
    (linea,) = Asiento.objects.filter(hecho=Hecho.CORREO_REGISTRADO)
    assert (linea.asunto_id, linea.datos["huella"]) == (carta.pk, uno.huella)
    assert carta.folio in pagina(elenco, f"{reverse('buzon:lista')}?estado=registrado")


def test_registrarlo_dos_veces_tiene_un_efecto(elenco: Elenco, recibido: CorreoRecibido) -> None:
    _enviar(elenco, recibido)
    segunda = _enviar(elenco, recibido)
    assert segunda.status_code == 409 and "ya no admite" in segunda.content.decode()
    assert Correspondencia.objects.count() == 1
    assert Documento.objects.filter(nombre="correo-recibido.pdf").count() == 1


def test_un_error_conserva_lo_tecleado_y_el_correo_sigue_por_atender(
    elenco: Elenco, recibido: CorreoRecibido
) -> None:
    dado = _enviar(elenco, recibido, asunto="", remitente="Comité <i>de</i> Agua")
    visto = dado.content.decode()
    assert dado.status_code == 422
    assert "Comité &lt;i&gt;de&lt;/i&gt; Agua" in visto and "Pedimos agua." in visto
    assert CorreoRecibido.objects.get().estado == "por_atender"


def test_por_htmx_el_formulario_vuelve_solo_y_al_acabar_se_va(
    elenco: Elenco, recibido: CorreoRecibido
) -> None:
    cliente = elenco.cliente("oficialia")
    mal = cliente.post(direccion("registrar", recibido), {}, headers={"HX-Request": "true"})
    assert mal.status_code == 422 and "<html" not in mal.content.decode()
    datos = carta_tecleada(clave_envio=str(uuid.uuid4()))
    bien = cliente.post(direccion("registrar", recibido), datos, headers={"HX-Request": "true"})
    assert bien["HX-Redirect"] == reverse("buzon:lista")


def test_si_el_asunto_se_reserva_el_correo_tambien(
    elenco: Elenco, recibido: CorreoRecibido
) -> None:
    _enviar(elenco, recibido)
    assert pagina(elenco, recibido.get_absolute_url())
    Correspondencia.objects.update(acceso=Acceso.RESERVADO)
    cliente = elenco.cliente("oficialia")
    adjunto = Documento.objects.get(nombre="peticion.pdf")
    for url in (recibido.get_absolute_url(), direccion("adjunto", recibido, adjunto.pk)):
        assert cliente.get(url).status_code == 404
    visto = pagina(elenco, f"{reverse('buzon:lista')}?estado=registrado")
    assert "Solicitud de agua" not in visto


# Taking it as an answer


def _nuestro(elenco: Elenco, turno: Turno | None) -> Correo:
    """A mail of ours that told agency `a` of a turn."""
    enviado = Correo.objects.create(
        clave=f"inmediato:{uuid.uuid4()}",
        message_id="<nuestro@x>",
        clase="inmediato",
        destinatario=elenco.enlace_a,
        direccion="enlace@a.example",
        instituciones=[elenco.a.pk],
        titulo="Nuevo turno",
        texto="",
        html="",
        proximo_en=reloj.ahora(),
        creado_en=reloj.ahora(),
    )
    if turno is not None:
        Aviso.objects.filter(asunto_id=turno.correspondencia_id).update(
            correo=enviado, envio=Aviso.Envio.CORREO
        )
    return enviado


@pytest.fixture
def turno(elenco: Elenco) -> Turno:
    _, (uno,) = turnada(elenco)
    return uno


def test_si_contesta_a_nuestro_aviso_se_sugiere_su_turno(
    elenco: Elenco, turno: Turno, recibir: Recibir
) -> None:
    _nuestro(elenco, turno)
    uno = recibir(correo("RE: Nuevo turno", In_Reply_To="<nuestro@x>"))
    assert uno.turno_sugerido == turno
    assert "Confírmelo usted" in pagina(elenco, uno.get_absolute_url())
    assert Turno.objects.get(pk=turno.pk).estado == "turnado", "nada se registra solo"


def test_si_cita_un_folio_se_sugiere_y_entre_varios_el_de_quien_escribe(
    elenco: Elenco, recibir: Recibir
) -> None:
    carta, turnos = turnada(elenco, destino(elenco.a), destino(elenco.b, "coadyuvante"))
    Titular.objects.create(
        institucion=elenco.b,
        nombre="T",
        cargo="C",
        correo="T@b.example",
        vigente_desde="2020-01-01",
    )
    del_asunto = f"Respuesta al folio {carta.folio}"
    otro = recibir(correo(del_asunto, From="x@otra.example", Message_ID="<1@x>"))
    suyo = recibir(correo("Va", f"Asunto {carta.folio}.", From="t@B.example", Message_ID="<2@x>"))
    assert (otro.turno_sugerido, suyo.turno_sugerido) == (None, turnos[1])


def _responder(elenco: Elenco, uno: CorreoRecibido, turno: Turno, **campos: Any) -> Any:
    elegidos = {f"sentido_{punto}": s.pk for punto, s in sentidos(turno).items()}
    datos = {"texto": "Se atenderá en enero.", **elegidos, **campos}
    return elenco.cliente("oficialia").post(direccion("responder", uno, turno.pk), datos)


def test_se_toma_como_respuesta_por_cuenta_y_con_su_hora(
    elenco: Elenco, turno: Turno, recibido: CorreoRecibido
) -> None:
    hallado = pagina(elenco, f"{direccion('elegir', recibido)}?folio={turno.correspondencia.folio}")
    assert direccion("responder", recibido, turno.pk) in hallado
    assert "Pedimos agua." in pagina(elenco, direccion("responder", recibido, turno.pk))
    assert _responder(elenco, recibido, turno).status_code == 302
    visto = Turno.objects.get(pk=turno.pk)
    assert (visto.estado, visto.acuse) == ("respondido", "correo")
    respuesta = Respuesta.objects.get()
    assert respuesta.respondida_en == recibido.recibido_en
    assert (respuesta.por_correo, respuesta.entrego) == (True, "Comité de Agua")
    nombres = sorted(d.nombre for d in respuesta.documentos.all())
    assert nombres == ["correo-recibido.pdf", "peticion.pdf"]
    uno = CorreoRecibido.objects.get()
    assert (uno.estado, uno.turno) == ("vinculado", turno)
    assert Asiento.objects.filter(hecho=Hecho.CORREO_VINCULADO).count() == 1
    segunda = _responder(elenco, recibido, turno)
    assert segunda.status_code == 409 and Respuesta.objects.count() == 1


def test_sin_sentido_no_se_toma_y_se_conserva_lo_escrito(
    elenco: Elenco, turno: Turno, recibido: CorreoRecibido
) -> None:
    cliente = elenco.cliente("oficialia")
    dado = cliente.post(direccion("responder", recibido, turno.pk), {"texto": "Va <b>esto</b>"})
    assert dado.status_code == 422 and "Va &lt;b&gt;esto" in dado.content.decode()
    assert CorreoRecibido.objects.get().estado == "por_atender"
    assert not Documento.objects.filter(nombre="correo-recibido.pdf").exists()


def test_un_correo_anterior_al_turno_no_es_su_respuesta(
    elenco: Elenco, recibido: CorreoRecibido
) -> None:
    CorreoRecibido.objects.update(recibido_en="2026-01-05T18:00Z")
    _, (turno,) = turnada(elenco)
    dado = _responder(elenco, recibido, turno)
    assert dado.status_code == 422 and "Es anterior al turno" in dado.content.decode()


def test_un_folio_que_no_espera_respuesta_lo_dice(elenco: Elenco, recibido: CorreoRecibido) -> None:
    visto = pagina(elenco, f"{direccion('elegir', recibido)}?folio=JG/2026/999999")
    assert "Ningún turno de ese folio espera respuesta" in visto
    assert elenco.cliente("oficialia").get(direccion("responder", recibido, 0)).status_code == 404


# Setting it aside


def test_se_descarta_con_motivo_y_se_devuelve(elenco: Elenco, recibido: CorreoRecibido) -> None:
    cliente = elenco.cliente("oficialia")
    assert cliente.post(direccion("descartar", recibido), {"motivo": " "}).status_code == 422
    cliente.post(direccion("descartar", recibido), {"motivo": "Publicidad"})
    uno = CorreoRecibido.objects.get()
    assert (uno.estado, uno.motivo) == ("descartado", "Publicidad")
    assert cliente.get(direccion("registrar", uno)).status_code == 409
    with pytest.raises(EstadoNoAdmite):
        services.descartar_correo(elenco.oficialia, uno.pk, motivo="Otra vez")
    visto = pagina(elenco, uno.get_absolute_url())
    assert "Publicidad" in visto and "Devolver a la bandeja" in visto
    cliente.post(direccion("recuperar", uno))
    assert CorreoRecibido.objects.get().estado == "por_atender"
    hechos = Asiento.objects.filter(registro="correo_recibido").order_by("pk")
    assert [h.hecho for h in hechos] == [
        "correo_recibido",
        "correo_descartado",
        "correo_recuperado",
    ]
