"""What is known of one part of the system, for the health page. Any app may say it of its own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Parte:
    """One part's state in a few words, and what to do when it is not well."""

    bien: bool
    estado: str
    que_hacer: str = ""
