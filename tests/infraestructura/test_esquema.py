"""The database has all that the models declare.

`makemigrations --check` compares the models with the migrations, not with what these did: Django
takes away a partial unique index together with the plain one of the same column.
"""

from django.apps import apps
from django.db import connection

EN_LA_BASE = """
    SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION SELECT indexname FROM pg_indexes WHERE schemaname = 'public'
"""


def test_cada_indice_y_cada_restriccion_de_los_modelos_esta_en_la_base(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(EN_LA_BASE)
        hay = {str(fila[0]) for fila in cursor.fetchall()}
    declarados = {
        uno.name
        for modelo in apps.get_models()
        for uno in (*modelo._meta.indexes, *modelo._meta.constraints)
    }
    assert "un_responsable_vivo_por_asunto" in declarados
    assert declarados - hay == set()
