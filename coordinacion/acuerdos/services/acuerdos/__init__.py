"""Verbs of an agreement, one function each."""
