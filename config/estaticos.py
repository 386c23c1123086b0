"""Which static files are collected: those that some page of ours asks for."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class Estaticos(StaticFilesConfig):
    """Leaves out what the process engine brings for its own screens: 49 MB, and ours are others.

    Here and not as an argument of `collectstatic`, so that no way of installing forgets it.
    """

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "viewflow"]
