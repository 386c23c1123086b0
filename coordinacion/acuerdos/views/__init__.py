"""Screens of the agreements and of their commitments."""
