"""Absence and change: successions, substitutions, work without a person, actas."""
