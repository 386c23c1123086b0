"""Screens of the mail that comes in."""
