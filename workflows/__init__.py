"""Which step a letter awaits and who took it; the only package that imports viewflow."""
