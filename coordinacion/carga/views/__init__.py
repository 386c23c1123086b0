"""Bringing a register in by screen: upload, read the report, apply, follow it."""
