"""Tags that show a clock. A page asks the calendars once, whatever the number of its clocks."""

from datetime import date, datetime
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import NoReverseMatch, reverse

from coordinacion.nucleo import reloj
from coordinacion.plazos import selectors
from coordinacion.plazos.models import Plazo
from coordinacion.plazos.semaforo import semaforo as luz

register = template.Library()
