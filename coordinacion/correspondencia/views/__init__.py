"""Screens of the registering desk."""
