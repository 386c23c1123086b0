"""Every catalogue that `administracion` keeps on screen, in the order of the index."""

from typing import Any

from django.db.models import Model
from django.forms import ModelForm, modelform_factory

from coordinacion.canalizacion.models import Instruccion
from coordinacion.correspondencia.models import Sentido, Tema, Tipo
from coordinacion.organizacion.models import (
    Adscripcion,
    Area,
    Denominacion,
    IdentidadUnidad,
    Institucion,
    Lengua,
    Municipio,
    Region,
    Titular,
    Usuario,
    VarianteLengua,
)

from . import forms, selectors, services
from .catalogo import Catalogo, Columna, Hijo
from .registro_acuerdos import DE_ACUERDOS
from .registro_archivo import DE_ARCHIVO
from .registro_plazos import DE_PLAZOS
from .registro_sugerencias import DE_SUGERENCIAS


def _formulario(
    modelo: type[Model], *campos: str, base: type[Any] = forms.FormularioDeCatalogo
) -> type[ModelForm[Any]]:
    return modelform_factory(modelo, form=base, fields=campos)


_VIGENCIA = (Columna("Vigente desde", "vigente_desde"), Columna("Vigente hasta", "vigente_hasta"))

ORGANIZACION = (
    Catalogo(
        clave="instituciones",
        titulo="Instituciones",
        nuevo="Agregar institución",
        ayuda="A quién se turna o se remite, con sus titulares, denominaciones y áreas.",
        modelo=Institucion,
        formulario=forms.InstitucionForm,
        columnas=(
            Columna("Nombre", "nombre"),
            Columna("Siglas", "siglas"),
            Columna("Orden o poder", "orden"),
            Columna("Modo de trabajo", "modo"),
            Columna("Verificación", "por_validar", pendiente="Por validar"),
        ),
        busqueda=("nombre", "siglas", "clave"),
        filtros=("orden", "modo"),
        baja="activa",
        hijos=(
            Hijo("titulares", "institucion"),
            Hijo("denominaciones", "institucion"),
            Hijo("areas", "institucion"),
            Hijo("adscripciones", "institucion"),
        ),
        guardar=services.guardar_institucion,
        acciones="catalogos/_extinguir.html",
    ),
    Catalogo(
        clave="titulares",
        titulo="Titulares",
        nuevo="Agregar titular",
        ayuda="Quién encabeza la institución, desde cuándo y cómo se le nombra en los oficios.",
        modelo=Titular,
        formulario=_formulario(
            Titular,
            *("institucion", "tratamiento", "nombre", "cargo", "correo"),
            *("vigente_desde", "vigente_hasta"),
        ),
        columnas=(
            Columna("Nombre", "nombre"),
            Columna("Institución", "institucion"),
            Columna("Cargo", "cargo"),
            Columna("Correo electrónico", "correo"),
            *_VIGENCIA,
        ),
        busqueda=("nombre", "cargo", "institucion__nombre"),
        con=("institucion",),
        en_indice=False,
    ),
    Catalogo(
        clave="denominaciones",
        titulo="Denominaciones",
        nuevo="Agregar denominación",
        ayuda="Nombres que la institución tuvo o tiene, con el acto que los respalda.",
        modelo=Denominacion,
        formulario=_formulario(
            Denominacion,
            *("institucion", "nombre", "siglas", "vigente_desde", "vigente_hasta", "fuente"),
        ),
        columnas=(
            Columna("Nombre", "nombre"),
            Columna("Institución", "institucion"),
            Columna("Siglas", "siglas"),
            *_VIGENCIA,
        ),
        busqueda=("nombre", "siglas", "institucion__nombre"),
        con=("institucion",),
        en_indice=False,
    ),
    Catalogo(
        clave="areas",
        titulo="Áreas",
        nuevo="Agregar área",
        ayuda="Áreas internas a las que el enlace puede asignar un turno.",
        modelo=Area,
        formulario=_formulario(Area, "institucion", "nombre"),
        columnas=(Columna("Nombre", "nombre"), Columna("Institución", "institucion")),
        busqueda=("nombre", "institucion__nombre"),
        con=("institucion",),
        baja="activa",
        en_indice=False,
    ),
    Catalogo(
        clave="identidad",
        titulo="Identidad de la unidad",
        nuevo="Agregar identidad",
        ayuda="Nombre, siglas de los folios y membrete de la unidad, con sus fechas. "
        "Si dos coinciden en un día, rige la que empezó después.",
        modelo=IdentidadUnidad,
        formulario=forms.IdentidadForm,
        columnas=(Columna("Nombre", "nombre"), Columna("Siglas", "siglas"), *_VIGENCIA),
        con=("institucion",),
    ),
)

PERSONAS = (
    Catalogo(
        clave="personas",
        titulo="Personas",
        nuevo="Agregar persona",
        ayuda="Quién puede entrar al sistema. Lo que puede hacer lo dicen sus adscripciones.",
        modelo=Usuario,
        formulario=forms.PersonaForm,
        columnas=(
            Columna("Nombre", "nombre_completo"),
            Columna("Nombre de usuario", "username"),
            Columna("Correo electrónico", "email"),
            Columna("Última entrada", "last_login"),
        ),
        busqueda=("first_name", "last_name", "username", "email"),
        baja="is_active",
        hijos=(Hijo("adscripciones", "usuario"),),
        origen=selectors.personas,
        acciones="catalogos/_trabajo.html",
    ),
    Catalogo(
        clave="adscripciones",
        titulo="Adscripciones",
        nuevo="Dar un papel",
        ayuda="Qué papel tiene cada persona, en qué institución y entre qué fechas.",
        modelo=Adscripcion,
        formulario=forms.AdscripcionForm,
        edicion=forms.ConclusionForm,
        columnas=(
            Columna("Persona", "usuario"),
            Columna("Papel", "rol"),
            Columna("Institución", "institucion"),
            *_VIGENCIA,
        ),
        busqueda=(
            *("usuario__first_name", "usuario__last_name", "usuario__username"),
            *("institucion__nombre", "institucion__siglas"),
        ),
        filtros=("rol",),
        con=("usuario", "institucion", "area"),
        verbo_edicion="Concluir el papel",
        guardar=services.guardar_adscripcion,
    ),
)

ASUNTOS = (
    Catalogo(
        clave="tipos",
        titulo="Tipos de asunto",
        nuevo="Agregar tipo",
        ayuda="Qué decide cada tipo: si se responde, a quién, con qué sentidos y quién concluye.",
        modelo=Tipo,
        formulario=_formulario(
            Tipo,
            *("nombre", "requiere_respuesta", "destinatario_respuesta", "sentidos"),
            *("concluye_analista", "componente", "reservado", "admite_tacito", "pide_evento"),
            *("pide_termino", "via_sugerida", "vigente_desde", "vigente_hasta"),
            base=forms.ConClave,
        ),
        columnas=(
            Columna("Nombre", "nombre"),
            Columna("Requiere respuesta", "requiere_respuesta"),
            Columna("Lo concluye el analista", "concluye_analista"),
            Columna("Reservado", "reservado"),
            Columna("Vía sugerida", "via_sugerida"),
        ),
        busqueda=("nombre", "clave"),
        baja="activo",
    ),
    Catalogo(
        clave="temas",
        titulo="Temas",
        nuevo="Agregar tema",
        ayuda="De qué trata el asunto, en dos niveles, y qué institución suele atenderlo.",
        modelo=Tema,
        formulario=forms.TemaForm,
        columnas=(
            Columna("Tema", "nombre"),
            Columna("Tema superior", "padre__nombre"),
            Columna("Institución sugerida", "institucion"),
            Columna("Regla de cierre", "regla_cierre"),
            Columna("Vinculante", "vinculante"),
        ),
        busqueda=("nombre", "padre__nombre", "institucion__nombre"),
        filtros=("regla_cierre",),
        con=("padre", "institucion"),
        baja="activo",
        hijos=(Hijo("temas", "padre"), Hijo("palabras", "tema")),
    ),
    Catalogo(
        clave="sentidos",
        titulo="Sentidos",
        nuevo="Agregar sentido",
        ayuda="Cómo puede resolverse un asunto o uno de sus puntos.",
        modelo=Sentido,
        formulario=_formulario(Sentido, "nombre", base=forms.ConClave),
        columnas=(Columna("Nombre", "nombre"),),
        busqueda=("nombre",),
    ),
    Catalogo(
        clave="instrucciones",
        titulo="Instrucciones",
        nuevo="Agregar instrucción",
        ayuda="Qué se pide a la institución, quién notifica y con qué evidencia.",
        modelo=Instruccion,
        formulario=_formulario(
            Instruccion,
            *("nombre", "requiere_respuesta", "notifica", "evidencia", "dias"),
            base=forms.ConClave,
        ),
        columnas=(
            Columna("Nombre", "nombre"),
            Columna("Requiere respuesta", "requiere_respuesta"),
            Columna("Quién notifica", "notifica"),
            Columna("Días hábiles", "dias"),
        ),
        busqueda=("nombre",),
        baja="activa",
    ),
)

TERRITORIO = (
    Catalogo(
        clave="municipios",
        titulo="Municipios",
        nuevo="",
        ayuda="Los 570 municipios, con su clave del INEGI. El distrito está por confirmar.",
        modelo=Municipio,
        formulario=forms.MunicipioForm,
        columnas=(
            Columna("Nombre", "nombre"),
            Columna("Clave", "clave"),
            Columna("Región", "region"),
            Columna("Distrito", "distrito"),
            Columna("Verificación", "distrito_por_confirmar", pendiente="Distrito por confirmar"),
            Columna("Población (2020)", "poblacion"),
        ),
        busqueda=("nombre", "clave", "distrito", "region__nombre"),
        con=("region",),
    ),
    Catalogo(
        clave="regiones",
        titulo="Regiones",
        nuevo="",
        ayuda="Las ocho regiones, con su nombre tradicional y el oficial.",
        modelo=Region,
        formulario=_formulario(Region, "nombre", "nombre_oficial"),
        columnas=(Columna("Nombre", "nombre"), Columna("Nombre oficial", "nombre_oficial")),
        busqueda=("nombre", "nombre_oficial"),
    ),
    Catalogo(
        clave="lenguas",
        titulo="Lenguas",
        nuevo="Agregar lengua",
        ayuda="Agrupaciones lingüísticas con su clave del INALI, y sus variantes.",
        modelo=Lengua,
        formulario=_formulario(Lengua, "clave", "nombre", "familia", "nota"),
        columnas=(
            Columna("Nombre", "nombre"),
            Columna("Clave", "clave"),
            Columna("Familia", "familia"),
            Columna("Nota", "nota"),
        ),
        busqueda=("nombre", "clave", "familia"),
        baja="activa",
        hijos=(Hijo("variantes", "lengua"),),
    ),
    Catalogo(
        clave="variantes",
        titulo="Variantes lingüísticas",
        nuevo="Agregar variante",
        ayuda="Variantes de cada lengua, con su clave del INALI.",
        modelo=VarianteLengua,
        formulario=_formulario(VarianteLengua, "lengua", "clave", "nombre"),
        columnas=(
            Columna("Nombre", "nombre"),
            Columna("Clave", "clave"),
            Columna("Lengua", "lengua"),
        ),
        busqueda=("nombre", "clave", "lengua__nombre"),
        con=("lengua",),
        baja="activa",
        en_indice=False,
    ),
)

GRUPOS: dict[str, tuple[Catalogo, ...]] = {
    "Organización": ORGANIZACION,
    "Personas": PERSONAS,
    "Asuntos": ASUNTOS,
    "Sugerencias": DE_SUGERENCIAS,
    "Plazos y calendarios": DE_PLAZOS,
    "Acuerdos": DE_ACUERDOS,
    "Archivo": DE_ARCHIVO,
    "Territorio y lenguas": TERRITORIO,
}
CATALOGOS = {uno.clave: uno for grupo in GRUPOS.values() for uno in grupo}
