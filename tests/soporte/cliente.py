"""What Django's test client keeps of each answer: the page's context, and nothing of its parts.

By default it copies the context of every template, and each option of a list of choices is one:
a page with the municipalities took twice its time to be recorded, not to be made.
"""

from copy import copy
from typing import Any

from django.template import Context, Template
from django.test import client, signals, utils
from django.test.utils import ContextList
from django.utils.safestring import SafeString


def recordar_solo_la_pagina() -> None:
    """`response.context` has what the view gave to its page; the page itself is what it was."""
    utils.instrumented_test_render = _dibujar  # type: ignore[attr-defined]
    client.store_rendered_templates = _guardar_la_pagina  # type: ignore[attr-defined]


def _dibujar(self: Template, context: Context) -> SafeString:
    """A template that another one includes or extends finds the other's name in the context, and
    tells nobody that it was drawn: a page has two hundred of them."""
    if context.template is self:
        signals.template_rendered.send(sender=self, template=self, context=context)
    return self.nodelist.render(context)


def _guardar_la_pagina(
    guardado: dict[str, Any], *, template: Template, context: Context, **_: object
) -> None:
    if not str(template.name).startswith("django/forms/"):
        guardado.setdefault("templates", []).append(template)
        guardado.setdefault("context", ContextList()).append(copy(context))
