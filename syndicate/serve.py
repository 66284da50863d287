"""A look at the output in a browser or a feed reader on this machine: a small server for loopback only."""

import http.server
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ingest.errors import UsageError

HOST = "127.0.0.1"
# Browsers style a feed only as application/xml; the media types that name the format stand in the links to it.
TYPES = {
    ".rss": "application/xml; charset=utf-8",
    ".atom": "application/xml; charset=utf-8",
    ".opml": "application/xml; charset=utf-8",
    ".json": "application/feed+json",
    ".html": "text/html; charset=utf-8",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, answers 304 to If-Modified-Since, lists no folder and no file that is being written."""

    extensions_map = TYPES

    def send_head(self) -> Any:
        """Refuse what starts with a dot or cannot be a file's name; everything else is the standard library's."""
        if "\0" in unquote(self.path):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if any(part.startswith(".") for part in Path(self.translate_path(self.path)).relative_to(self.directory).parts):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: Any) -> None:
        """Refuse to list a folder."""
        self.send_error(HTTPStatus.NOT_FOUND)


def server(output: Path, port: int) -> http.server.ThreadingHTTPServer:
    """Return a server for `output` on loopback that listens already; its `serve_forever` answers.

    Raises: UsageError: there is no such folder, or the port is taken.
    """
    if not output.is_dir():
        raise UsageError(f"{output}: no such folder; run python -m syndicate --output {output} first")
    try:
        return http.server.ThreadingHTTPServer((HOST, port), partial(Handler, directory=str(output.resolve())))
    except OSError as error:
        raise UsageError(f"port {port} of {HOST} cannot be used: {error.strerror}; choose another --port") from error
