"""The fixtures that other tests rely on do what they say."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection


@pytest.mark.parametrize("vez", [1, 2])
def test_cada_prueba_recibe_una_base_sin_restos(base_limpia: str, vez: int) -> None:
    personas = get_user_model().objects.exclude(es_sistema=True)
    assert personas.count() == 0
    get_user_model().objects.create_user(username="alguien")
    assert connection.settings_dict["NAME"] == base_limpia


@pytest.mark.django_db
def test_la_base_compartida_no_es_la_limpia() -> None:
    assert not get_user_model().objects.filter(username="alguien").exists()
