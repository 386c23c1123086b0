"""Meetings, tables of dialogue and calendars."""
