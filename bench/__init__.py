"""The bench: the product, stock viewflow and raw SQL, on one server, in one run."""
