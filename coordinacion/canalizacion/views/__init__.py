"""Screens of the case, of its turns and of what travels on paper."""
