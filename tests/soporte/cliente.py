"""What Django's test client keeps of each answer: the page's context, and nothing of its parts.

By default it copies the context of every template, and each option of a list of choices is one:
a page with the municipalities took twice its time to be recorded, not to be made.
"""

from copy import copy
from typing import Any

from django.template import Context, Template
from django.test import client
from django.test.utils import ContextList


def recordar_solo_la_pagina() -> None:
    """`response.context` has what the view gave to its page; the page itself is what it was."""
    client.store_rendered_templates = _guardar_la_pagina  # type: ignore[attr-defined]


def _guardar_la_pagina(
    guardado: dict[str, Any], *, template: Template, context: Context, **_: object
) -> None:
    """A template that another one includes or extends finds the other's name in the context."""
    if context.template is template and not str(template.name).startswith("django/forms/"):
        guardado.setdefault("templates", []).append(template)
        guardado.setdefault("context", ContextList()).append(copy(context))
