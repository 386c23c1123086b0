"""What the invented letters say: sentences put together from these lists, by topic."""

from random import Random

NOMBRES_DE_MUJER = (
    "Adelina", "Alma", "Araceli", "Aurelia", "Benita", "Carmela", "Celia", "Delfina", "Elvira",
    "Esperanza", "Eulalia", "Flora", "Guadalupe", "Hortensia", "Inés", "Irene", "Josefina",
    "Leonor", "Lourdes", "Luz María", "Magdalena", "Matilde", "Natalia", "Ofelia", "Paula",
    "Rosalía", "Soledad", "Teresa", "Verónica", "Zenaida",
)  # fmt: skip
NOMBRES_DE_HOMBRE = (
    "Abel", "Agustín", "Alfonso", "Anselmo", "Bernardo", "Celso", "Crescencio", "Demetrio",
    "Eladio", "Evaristo", "Fidel", "Genaro", "Gregorio", "Heriberto", "Isidro", "Jacinto",
    "Julián", "Leobardo", "Macario", "Melquiades", "Nicolás", "Octavio", "Pascual", "Quirino",
    "Rutilio", "Samuel", "Tiburcio", "Ulises", "Valentín", "Zeferino",
)  # fmt: skip
APELLIDOS = (
    "Aquino", "Avendaño", "Bautista", "Bolaños", "Caballero", "Canseco", "Cisneros", "Cruz",
    "Cuevas", "Chávez", "Dolores", "Espinosa", "Feria", "García", "Gijón", "Hernández", "Jarquín",
    "Juárez", "López", "Luna", "Manzano", "Martínez", "Matías", "Mendoza", "Nicolás", "Ojeda",
    "Ortiz", "Pacheco", "Pérez", "Quiroz", "Ramírez", "Reyes", "Ríos", "Robles", "Ruiz",
    "Sánchez", "Santiago", "Sosa", "Toledo", "Vásquez", "Velasco", "Villalobos", "Zárate",
)  # fmt: skip
LOCALIDADES = (
    "Agua Blanca", "Barrio de Abajo", "Barrio del Panteón", "Cerro Verde", "Colonia El Mirador",
    "El Arenal", "El Carrizal", "El Duraznal", "El Ocotal", "La Ciénega", "La Cumbre",
    "La Estancia", "La Laguna", "La Reforma", "Llano Grande", "Loma de Tierra", "Los Encinos",
    "Monte Alto", "Paso Ancho", "Piedra Larga", "Plan del Río", "Rancho Nuevo", "Río Hondo",
    "San Isidro", "Santa Rita", "Sector Tres", "Tierra Colorada", "Vista Hermosa",
)  # fmt: skip
CARGOS = {
    "autoridad": ("Agente municipal", "Presidenta municipal", "Presidente municipal",
                  "Síndica municipal", "Regidor de Obras", "Comisariado de Bienes Comunales"),
    "organizacion": ("Presidenta del comité", "Secretario", "Tesorera", "Representante"),
    "institucion": ("Director", "Subdirectora", "Delegada", "Titular"),
    "persona": ("",),
}  # fmt: skip
COLECTIVOS = {
    "autoridad": ("Agencia municipal de", "Ayuntamiento de", "Bienes Comunales de"),
    "organizacion": ("Comité de Padres de Familia de", "Comité de Obra de", "Comité Vecinal de",
                     "Sociedad Productora de", "Unión de Transportistas de"),
    "institucion": ("Delegación regional en", "Juzgado de lo Civil de", "Dirección del plantel de"),
}  # fmt: skip
COSAS = {
    "gobernabilidad": ("la mediación en el diferendo por los linderos",
                       "una mesa de diálogo con las autoridades auxiliares",
                       "la atención del conflicto por la elección de la agencia",
                       "la liberación del paso en el acceso principal"),
    "agua": ("la perforación de un pozo profundo", "la reposición de la bomba del manantial",
             "la ampliación de la línea de conducción", "el desazolve del drenaje",
             "la construcción de un tanque elevado"),
    "infraestructura": ("el rastreo y revestimiento del camino", "un puente sobre el arroyo",
                        "la pavimentación de la calle principal", "postes y luminarias nuevas",
                        "el techado de la cancha", "una antena de telefonía"),
    "educacion": ("una maestra para el grupo de primer grado", "la reparación de los sanitarios",
                  "la construcción de dos aulas", "mobiliario para la telesecundaria",
                  "la clave del plantel nuevo"),
    "salud": ("un médico de base para la unidad", "el abasto de medicamentos del trimestre",
              "una ambulancia para traslados", "la terminación del centro de salud"),
    "bienestar": ("despensas para familias afectadas", "aparatos auditivos y sillas de ruedas",
                  "láminas y tinacos para vivienda", "apoyo para gastos médicos"),
    "campo": ("semilla y fertilizante para el temporal", "un tractor comunitario",
              "el pago por la siniestralidad de la cosecha", "alevines para los estanques"),
    "ambiente": ("la clausura del tiradero a cielo abierto", "brigadas contra incendios",
                 "la revisión de las descargas al río", "plantas para reforestar la ladera"),
    "seguridad-justicia": ("rondines de la policía estatal", "la revisión de un dictamen de riesgo",
                           "asesoría para una sucesión", "un albergue temporal por las lluvias"),
    "derechos": ("una persona intérprete para un juicio", "el registro de la asamblea comunitaria",
                 "talleres de lengua materna", "un refugio para mujeres"),
    "economia": ("financiamiento para el taller de costura", "la renovación de la concesión",
                 "un espacio en la feria artesanal", "la revisión de una tarifa de transporte"),
    "administracion-publica": ("la entrega de participaciones atrasadas", "actas de nacimiento",
                               "el pago de una factura pendiente", "la escritura del predio",
                               "el reconocimiento de antigüedad"),
}  # fmt: skip
VERBOS = {
    "peticion": ("Solicita", "Pide", "Gestiona", "Requiere el apoyo para"),
    "queja": ("Se queja de que no se ha resuelto", "Manifiesta inconformidad por"),
    "denuncia": ("Denuncia irregularidades en", "Denuncia que se desvió"),
    "requerimiento_autoridad": ("Requiere informe sobre", "Requiere constancias de"),
    "solicitud_audiencia": ("Solicita audiencia para tratar", "Pide ser recibida para plantear"),
    "invitacion": ("Invita al acto de entrega de", "Invita a la asamblea sobre"),
    "oficio_interinstitucional": ("Remite información sobre", "Solicita colaboración para"),
    "respuesta_asunto_propio": ("Da respuesta a nuestro oficio sobre",),
    "solicitud_informacion": ("Solicita copia del expediente de", "Pide información pública de"),
    "agradecimiento": ("Agradece", "Reconoce y agradece"),
    "circular": ("Comunica los lineamientos de",),
    "copia_conocimiento": ("Marca copia de su escrito sobre",),
}
RAZONES = (
    "", ", dañado por las lluvias", ", en beneficio de toda la comunidad",
    ", según acuerdo de asamblea", ", por segunda ocasión", ", con carácter de urgente",
    ", del que anexa fotografías", ", comprometido en la gira pasada",
)  # fmt: skip
RESPUESTAS = (
    "Se programó la visita técnica y se informó al solicitante.",
    "Se incorporó al programa del ejercicio y se notificó por escrito.",
    "Se orientó sobre los requisitos y la ventanilla que corresponde.",
    "No se cuenta con suficiencia presupuestal en el presente ejercicio.",
    "Se atendió en sitio; se anexan constancias.",
)
COMPLEMENTOS = (
    "Falta la constancia de entrega.", "Falta responder el segundo punto.",
    "Precise la fecha comprometida.", "Anexe el dictamen que se menciona.",
)  # fmt: skip
NO_ES_NUESTRO = (
    "No se encuentra dentro de las atribuciones de esta dependencia.",
    "La ejecución de la obra corresponde a otra instancia.",
)


def persona(azar: Random) -> tuple[str, str]:
    """A full name and its sex."""
    es_mujer = azar.random() < 0.5
    nombre = azar.choice(NOMBRES_DE_MUJER if es_mujer else NOMBRES_DE_HOMBRE)
    completo = f"{nombre} {azar.choice(APELLIDOS)} {azar.choice(APELLIDOS)}"
    return completo, "mujer" if es_mujer else "hombre"


def asunto(azar: Random, tipo: str, grupo: str, lugar: str) -> str:
    """The subject of a letter of that type, about a thing of that group of topics."""
    verbo, cosa = azar.choice(VERBOS[tipo]), pedido(azar, grupo)
    return f"{verbo} {cosa} en {lugar}{azar.choice(RAZONES)}"


def pedido(azar: Random, grupo: str) -> str:
    """One thing that is asked for."""
    return azar.choice(COSAS.get(grupo, COSAS["administracion-publica"]))
