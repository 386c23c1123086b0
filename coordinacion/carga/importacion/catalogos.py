"""What the cells name: types, topics, institutions, municipalities…, by any of their names.

A name that several records share names none: the report says so and nothing is guessed.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar

from django.db.models import TextChoices

from coordinacion.canalizacion.models import Instruccion
from coordinacion.canalizacion.opciones import Caracter
from coordinacion.carga.importacion.columnas import llano
from coordinacion.correspondencia.models import Sentido, Tema, Tipo
from coordinacion.correspondencia.opciones import Canal, Destinatario, Sexo
from coordinacion.organizacion.models import Municipio
from coordinacion.organizacion.selectors import nombres_de_instituciones

T = TypeVar("T")

_SEXO = {"f": Sexo.MUJER, "femenino": Sexo.MUJER, "mujer": Sexo.MUJER, "h": Sexo.HOMBRE,
         "hombre": Sexo.HOMBRE, "masculino": Sexo.HOMBRE, "colectivo": Sexo.COLECTIVO}  # fmt: skip


class Indice(Generic[T]):
    """Records by their folded names."""

    def __init__(self, pares: Iterable[tuple[str, T]]) -> None:
        self._por_nombre: dict[str, list[T]] = {}
        for nombre, registro in pares:
            clave = llano(nombre)
            suyos = self._por_nombre.setdefault(clave, [])
            if clave and registro not in suyos:
                suyos.append(registro)

    def buscar(self, texto: str) -> T | None:
        """The only one of that name. Raises ValueError with the reason when there is not one."""
        if not texto:
            return None
        hallados = self._por_nombre.get(llano(texto), [])
        if len(hallados) == 1:
            return hallados[0]
        if hallados:
            raise ValueError(f"«{texto[:60]}» nombra a {len(hallados)} en el catálogo")
        raise ValueError(f"«{texto[:60]}» no está en el catálogo")


class Catalogos:
    """Every catalogue that a row may name, read once."""

    def __init__(self) -> None:
        tipos = Tipo.objects.filter(activo=True).prefetch_related("sentidos")
        self.tipo = Indice([par for t in tipos for par in ((t.clave, t), (t.nombre, t))])
        temas = Tema.objects.filter(activo=True).select_related("padre")
        self.tema = Indice(
            [par for t in temas for par in ((t.clave, t), (t.nombre, t), (str(t), t))]
        )
        self.sentido = Indice(
            [par for s in Sentido.objects.all() for par in ((s.clave, s), (s.nombre, s))]
        )
        self._admitidos = {t.pk: {s.pk for s in t.sentidos.all()} for t in tipos}
        activas = Instruccion.objects.filter(activa=True)
        self.instruccion = Indice([par for i in activas for par in ((i.clave, i), (i.nombre, i))])
        self.instruccion_comun = activas.filter(requiere_respuesta=True).first()
        self.para_conocimiento = activas.filter(requiere_respuesta=False).first()
        self.institucion = Indice(nombres_de_instituciones())
        self.municipio = Indice(
            [par for m in Municipio.objects.all() for par in ((m.clave, m), (m.nombre, m))]
        )
        self.canal = _de_opciones(Canal)
        self.dirigida_a = _de_opciones(Destinatario)
        self.caracter = _de_opciones(Caracter)
        self.sexo = Indice(list(_SEXO.items()))

    def admite(self, tipo: Tipo, sentido: Sentido) -> bool:
        """Whether letters of that type may end so."""
        return sentido.pk in self._admitidos.get(tipo.pk, set())


def _de_opciones(opciones: type[TextChoices]) -> Indice[str]:
    return Indice([par for o in opciones for par in ((o.value, o.value), (o.label, o.value))])
