"""What the three content checks share: the refusal and its most common reasons."""

INCRUSTADO = "contiene código o archivos incrustados. Imprímalo a PDF o guarde una copia simple."
DANADO = "está incompleto o dañado. Vuelva a escanearlo o guárdelo de nuevo."


class Rechazo(Exception):
    """The file is not admitted; `motivo` is the rest of a Spanish sentence about it."""

    def __init__(self, motivo: str) -> None:
        super().__init__(motivo)
        self.motivo = motivo
