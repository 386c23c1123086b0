"""Who is asking, as the views of every app know it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from coordinacion.organizacion.models import Usuario


def persona(request: HttpRequest) -> Usuario:
    """The signed-in person. Raises `PermissionDenied` for nobody (no view is public)."""
    if not isinstance(request.user, Usuario):
        raise PermissionDenied
    return request.user
