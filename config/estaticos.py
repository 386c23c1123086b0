"""Which static files are collected: those that some page of ours asks for."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class Estaticos(StaticFilesConfig):
    """Leaves out what libraries bring for screens that are not ours: 49 MB of the process engine's
    and 5 of Django's administration, which has no address here.

    Here and not as an argument of `collectstatic`, so that no way of installing forgets it.
    """

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "viewflow", "admin"]
