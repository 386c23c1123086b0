"""Verbs of the agreements and of their commitments, one function each."""
