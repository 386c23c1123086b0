"""Reads of the trays, of the search and of the head's day."""
