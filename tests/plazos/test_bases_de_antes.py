"""What a database from before preventions and extensions receives, and what it keeps."""

from importlib import import_module

from django.apps import apps

from coordinacion.plazos.models import EscalonAviso, ReglaPlazo
from tests.elenco import Elenco

migracion = import_module("coordinacion.plazos.migrations.0011_lo_que_faltaba_en_bases_de_antes")
CAMPOS = ("dias_habiles", "rol", "repite_cada")


def test_recibe_la_escalera_de_la_prevencion_solo_si_le_falta(db: None) -> None:
    de_prevencion = EscalonAviso.objects.filter(clase="prevencion")
    del_archivo = set(de_prevencion.values_list(*CAMPOS))
    assert len(del_archivo) == 2
    de_prevencion.delete()
    for _ in range(2):
        migracion.avisar_de_la_prevencion(apps, None)
        assert sorted(de_prevencion.values_list(*CAMPOS)) == sorted(del_archivo)
    de_prevencion.filter(dias_habiles=0).delete()
    migracion.avisar_de_la_prevencion(apps, None)
    assert de_prevencion.count() == 1, "lo que quitó la unidad no vuelve"
    EscalonAviso.objects.all().delete()
    migracion.avisar_de_la_prevencion(apps, None)
    assert not EscalonAviso.objects.exists(), "la carga inicial la trae entera"


def test_recibe_el_tope_de_prorroga_solo_si_nadie_valido_la_regla(elenco: Elenco) -> None:
    regla = ReglaPlazo.objects.get(clase="respuesta_turno", tipo_clave="", tema_clave="")
    assert regla.prorroga_max == migracion.PRORROGA_MAX

    def tope(**antes: object) -> int | None:
        ReglaPlazo.objects.filter(pk=regla.pk).update(**antes)
        migracion.admitir_prorrogas(apps, None)
        return ReglaPlazo.objects.get(pk=regla.pk).prorroga_max

    assert tope(prorroga_max=None) == migracion.PRORROGA_MAX
    assert tope(prorroga_max=3) == 3
    assert tope(prorroga_max=None, validado_por=elenco.titular_unidad) is None
