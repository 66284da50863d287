"""How we treat servers: scenarios over virtual days, and what goes over the wire (../shared/fetching.md)."""
