"""One module a version; a migration is never changed once it is released."""
