"""The peer: stock viewflow as its documentation writes a flow, in its own process and database."""
