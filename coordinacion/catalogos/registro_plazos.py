"""The catalogues of calendars and terms."""

from coordinacion.plazos.models import Calendario, DiaInhabil, EscalonAviso, ReglaPlazo

from . import forms_plazos, selectors, services_escalera, services_plazos
from .catalogo import Catalogo, Columna, Hijo

DE_PLAZOS = (
    Catalogo(
        clave="calendarios",
        titulo="Calendarios",
        nuevo="Agregar calendario",
        ayuda="Horario de oficina y días inhábiles. Cada calendario hereda los de su superior.",
        modelo=Calendario,
        formulario=forms_plazos.CalendarioForm,
        edicion=forms_plazos.PublicacionForm,
        columnas=(
            Columna("Nombre", "nombre"),
            Columna("Hereda de", "padre"),
            Columna("Institución", "institucion"),
            Columna("Apertura", "hora_apertura"),
            Columna("Cierre", "hora_cierre"),
            Columna("Publicado hasta", "cargado_hasta"),
        ),
        con=("padre", "institucion"),
        hijos=(Hijo("inhabiles", "calendario"),),
        guardar=services_plazos.guardar_calendario,
    ),
    Catalogo(
        clave="inhabiles",
        titulo="Días inhábiles",
        nuevo="Agregar días inhábiles",
        ayuda="Cada renglón lleva el acto que lo dispone. Antes de agregarlos o retirarlos se "
        "muestra qué plazos abiertos se mueven y a qué fecha.",
        modelo=DiaInhabil,
        formulario=forms_plazos.InhabilForm,
        edicion=forms_plazos.RetiroForm,
        columnas=(
            Columna("Días", "dias"),
            Columna("Motivo", "motivo"),
            Columna("Calendario", "calendario"),
            Columna("Acto", "acto"),
            Columna("Retirado", "retirado_en"),
        ),
        busqueda=("motivo", "acto", "calendario__nombre"),
        con=("calendario",),
        verbo_edicion="Retirar del calendario",
        guardar=services_plazos.guardar_inhabil,
        ensayar=services_plazos.ensayar_inhabil,
    ),
    Catalogo(
        clave="reglas",
        titulo="Reglas de plazo",
        nuevo="Agregar regla",
        ayuda="Cuánto dura cada plazo y con qué fundamento. Ningún número es ley hasta que "
        "alguien lo valida con su nombre. Una regla validada ya no se cambia: se le pone fecha "
        "final y se agrega otra.",
        modelo=ReglaPlazo,
        formulario=forms_plazos.ReglaForm,
        columnas=(
            Columna("Clase", "clase"),
            Columna("Tipo de asunto", "tipo_nombre"),
            Columna("Tema", "tema_nombre"),
            Columna("Término", "termino"),
            Columna("Naturaleza", "naturaleza"),
            Columna("Vigente desde", "vigente_desde"),
            Columna("Vigente hasta", "vigente_hasta"),
            Columna("Verificación", "por_validar", pendiente="Por validar"),
        ),
        busqueda=("tipo_nombre", "tema_nombre", "fundamento"),
        filtros=("clase", "naturaleza"),
        con=("validado_por",),
        origen=selectors.reglas,
        acciones="catalogos/_validar.html",
    ),
    Catalogo(
        clave="escalones",
        titulo="Escalera de avisos",
        nuevo="Agregar escalón",
        ayuda="A quién se avisa de cada plazo, y cuántos días hábiles antes (−) o después (+).",
        modelo=EscalonAviso,
        formulario=forms_plazos.EscalonForm,
        columnas=(
            Columna("Clase", "clase"),
            Columna("Días hábiles", "dias_habiles"),
            Columna("Papel", "rol"),
            Columna("Se repite cada", "repite_cada"),
        ),
        busqueda=("clase", "rol"),
        filtros=("clase", "rol"),
        guardar=services_escalera.guardar_escalon,
        quitar=services_escalera.quitar_escalon,
        al_quitar="Desde ahora deja de avisarse ese día a ese papel; lo ya avisado no cambia.",
        previa="catalogos:escalera",
        al_prever="Ver qué avisos saldrían",
    ),
)
