"""Bringing history in: reading a file without writing, and writing it all or not at all."""
