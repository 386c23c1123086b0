"""Sign-in, out of all that its library offers: no sign-up, no addresses, no reset by mail.

An account, and its password when it is lost, are given by the administration in person.
"""

from allauth.account import views
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("entrar/", views.login, name="account_login"),
    path("salir/", views.logout, name="account_logout"),
    path("inactiva/", views.account_inactive, name="account_inactive"),
    path("confirmar/", views.reauthenticate, name="account_reauthenticate"),
    path("contrasena/", views.password_change, name="account_change_password"),
    path("contrasena/nueva/", views.password_set, name="account_set_password"),
    path("verificacion/", include("allauth.mfa.urls")),
]
