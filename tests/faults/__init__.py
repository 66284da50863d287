"""The 69 faults to survive, each met by a whole run of the real command (../shared/fetching.md)."""
