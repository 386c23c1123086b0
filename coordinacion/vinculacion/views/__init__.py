"""Screens of meetings and tables of dialogue."""
