"""Whoever still has the password that someone else typed chooses one before anything else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from .models import Usuario


class ContrasenaTemporal:
    """Send a person with a temporary password to the page that changes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let through the change itself, the way out and the health page; redirect the rest."""
        usuario = request.user
        if isinstance(usuario, Usuario) and usuario.contrasena_temporal:
            cambio = reverse("account_change_password")
            if request.path not in (cambio, reverse("account_logout"), reverse("salud")):
                return redirect(cambio)
        return self.get_response(request)
