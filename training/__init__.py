"""How the weights of the page model are made. Never imported by the packages; see README.md here."""
