"""Believable letters in any number, the same ones for the same seed and date."""
