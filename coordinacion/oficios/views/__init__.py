"""Screens of the minutario."""
