"""Screens of absence and change."""
