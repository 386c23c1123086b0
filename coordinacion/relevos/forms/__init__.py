"""Forms of substitutions and successions."""
