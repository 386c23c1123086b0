"""What each screen asks for."""
