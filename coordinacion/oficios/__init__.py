"""What the unit sends: oficios with their number, signature, dispatch and acuse."""
