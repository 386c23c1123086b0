"""The peer's process."""

import django

from bench.obediencia import obedecer


def main() -> None:
    """Make the database, then obey."""
    django.setup()
    from django.core.management import call_command

    from bench.vecino.operaciones import OPERACIONES

    call_command("migrate", interactive=False, verbosity=0)
    obedecer(OPERACIONES)


if __name__ == "__main__":
    main()
