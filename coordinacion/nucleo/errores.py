"""The small family of errors that a verb may raise. Each carries a message in Spanish."""

from collections.abc import Mapping


class ErrorDeDominio(Exception):
    """Base: something the person asked cannot be done, and `mensaje` says why."""

    def __init__(self, mensaje: str) -> None:
        super().__init__(mensaje)
        self.mensaje = mensaje


class DatoInvalido(ErrorDeDominio):
    """One or more fields are wrong; `campos` maps each field to its message ("" = the whole)."""

    def __init__(self, campos: Mapping[str, str] | str) -> None:
        self.campos: dict[str, str] = {"": campos} if isinstance(campos, str) else dict(campos)
        super().__init__(" ".join(self.campos.values()))


class SinPermiso(ErrorDeDominio):
    """The actor may see the record but does not hold the role that the verb asks for (403)."""

    def __init__(self, mensaje: str = "Su papel no le permite realizar esta acción.") -> None:
        super().__init__(mensaje)


class EstadoNoAdmite(ErrorDeDominio):
    """The record's present state does not admit the verb (409)."""


class RegistroCerrado(EstadoNoAdmite):
    """The register was closed when its year was over, and gives no more numbers."""


class VersionAnterior(ErrorDeDominio):
    """Somebody changed the record after the form was opened (409); nothing was overwritten."""


class RequiereConfirmacion(ErrorDeDominio):
    """The verb has a consequence that must be confirmed; repeat it with `confirmado=True`."""
