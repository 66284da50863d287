"""How servers are treated: scenarios over virtual days, and what went over the wire (../shared/fetching.md)."""
