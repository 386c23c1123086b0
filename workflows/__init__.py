"""What the unit's process asks for next; the only package that may know a workflow engine."""
