"""Forms of the agreements and of their commitments."""
