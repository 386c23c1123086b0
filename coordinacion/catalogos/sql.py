"""What the catalogues ask of the database itself."""

from django.db import connection


def tomar_la_vez(catalogo: str) -> None:
    """Wait for whoever is adding to the same catalogue; kept until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"catalogo:{catalogo}"])
