"""Reads of meetings and tables for their screens."""
