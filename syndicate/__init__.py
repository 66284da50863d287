"""Wiredesk's syndicator: a reader of the collection that publishes it as RSS, Atom, JSON Feed, OPML and a web page."""
