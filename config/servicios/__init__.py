"""The embedded PostgreSQL and Redis; `config.local_services` is their only door."""
