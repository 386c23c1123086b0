"""What the invented letters say. Names, places of origin and subjects are fictitious."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Asunto:
    """A letter to invent: `tema` and `tipo` are catalogue keys, `municipio` an INEGI key."""

    asunto: str
    tema: str
    firma: str
    cargo: str = ""
    clase: str = "persona"
    sexo: str = "no_especificado"
    municipio: str = "20067"
    comunidad: str = ""
    tipo: str = "peticion"
    oficio: str = ""


ASUNTOS = (
    Asunto(
        "Solicita la rehabilitación del camino de terracería que comunica con la cabecera, "
        "dañado por las lluvias de septiembre",
        "caminos-rurales",
        "Agustín Matías Pérez",
        "Agente municipal",
        "autoridad",
        "hombre",
        "20002",
        "La Esperanza",
        oficio="AM/041/2026",
    ),
    Asunto(
        "Pide la construcción de un muro de contención en el kilómetro 12 del camino rural",
        "caminos-rurales",
        "Comisariado de Bienes Comunales",
        "Presidenta",
        "autoridad",
        "mujer",
        "20010",
        "El Porvenir",
        oficio="CBC/17/2026",
    ),
    Asunto(
        "Solicita la ampliación de la red de agua potable para cuarenta familias",
        "agua-potable",
        "Comité de Agua Potable",
        "Tesorera",
        "organizacion",
        "colectivo",
        "20023",
        "Loma Larga",
    ),
    Asunto(
        "Reporta que el pozo comunitario lleva tres meses sin bomba y pide su reposición",
        "agua-potable",
        "Luisa Santiago Martínez",
        "",
        "persona",
        "mujer",
        "20039",
    ),
    Asunto(
        "Solicita una maestra bilingüe para el segundo ciclo de la escuela primaria",
        "educacion-basica",
        "Comité de Madres y Padres de Familia",
        "Presidente",
        "organizacion",
        "colectivo",
        "20059",
        "Río Seco",
    ),
    Asunto(
        "Pide la reparación de los techos de la telesecundaria",
        "educacion-basica",
        "Hilario Cruz Antonio",
        "Presidente del comité",
        "persona",
        "hombre",
        "20079",
    ),
    Asunto(
        "Invita a la inauguración de la feria regional del mezcal",
        "caminos-rurales",
        "H. Ayuntamiento",
        "Presidenta municipal",
        "institucion",
        "mujer",
        "20118",
        tipo="invitacion",
        oficio="PM/233/2026",
    ),
    Asunto(
        "Queja por la falta de respuesta a la solicitud de revestimiento del camino de 2025",
        "caminos-rurales",
        "Norberta Ruiz Vásquez",
        "",
        "persona",
        "mujer",
        "20135",
        tipo="queja",
    ),
    Asunto(
        "Agradece el apoyo recibido después del deslave",
        "caminos-rurales",
        "Agencia de Policía",
        "Agente",
        "autoridad",
        "hombre",
        "20150",
        tipo="agradecimiento",
    ),
    Asunto(
        "Solicita un dictamen técnico del puente vehicular antes de la temporada de lluvias",
        "caminos-rurales",
        "Sindicatura municipal",
        "Síndica",
        "autoridad",
        "mujer",
        "20184",
        oficio="SM/88/2026",
    ),
    Asunto(
        "Pide que se revise el adeudo de energía eléctrica del sistema de bombeo y que se "
        "reparen las fugas de la línea de conducción",
        "agua-potable",
        "Comité del Sistema de Agua",
        "Presidente",
        "organizacion",
        "colectivo",
        "20227",
        "San Felipe",
    ),
    Asunto(
        "Solicita la regularización de los pagos al personal de apoyo de la escuela",
        "educacion-basica",
        "Micaela Bautista López",
        "",
        "persona",
        "mujer",
        "20293",
    ),
    Asunto(
        "Solicita el abasto de medicamentos de la unidad médica de la comunidad",
        "medicamentos",
        "Comité de Salud",
        "Secretaria",
        "organizacion",
        "colectivo",
        "20334",
        "Agua Fría",
    ),
    Asunto(
        "Pide la intervención de la Secretaría en el diferendo por los linderos con la comunidad "
        "vecina",
        "conflicto-agrario",
        "Comisariado de Bienes Comunales",
        "Presidente",
        "autoridad",
        "hombre",
        "20401",
        oficio="CBC/52/2026",
    ),
)
