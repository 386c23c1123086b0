"""Screens of the language supports."""
