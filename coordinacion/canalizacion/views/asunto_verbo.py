"""What every page that does something to a case begins with."""

from typing import Any

from coordinacion.canalizacion import selectors
from coordinacion.correspondencia.models import Correspondencia
from coordinacion.correspondencia.permisos import exigir_permiso
from coordinacion.correspondencia.services.comun import exigir_estado
from coordinacion.nucleo.etiquetas import VerboCorrespondencia as Verbo
from coordinacion.nucleo.vistas import F
from coordinacion.organizacion.vistas import PaginaDeRegistro, VerboDeRegistro


class PaginaDeAsunto(PaginaDeRegistro[F, Correspondencia]):
    """A page of one case that its reader may open; it goes back to the case with `mensaje`."""

    con_carta = False
    """Whether the form asks for its letter."""

    def buscar(self) -> Correspondencia:
        """The letter of the address, if its text may be read."""
        return selectors.asunto(self.actor, self.kwargs["slug"])

    @property
    def carta(self) -> Correspondencia:
        """The letter."""
        return self.registro

    @property
    def sobre(self) -> str:
        return self.carta.asunto

    def get_form_kwargs(self) -> dict[str, Any]:
        propios = {"carta": self.carta} if self.con_carta else {}
        return super().get_form_kwargs() | propios

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(carta=self.carta, **kwargs)


class VerboDeAsunto(PaginaDeAsunto[F], VerboDeRegistro[F, Correspondencia]):
    """One verb of one letter."""

    verbo: Verbo

    def exigir_permiso(self) -> None:
        exigir_permiso(self.actor, self.verbo, self.carta)

    def exigir_estado(self) -> None:
        exigir_estado(self.carta, self.verbo)
