"""The unit's archive: files with their number and cover, and which letter is in which."""
