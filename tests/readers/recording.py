"""`python -m syndicate serve` with a record of its requests and answers."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from io import BufferedIOBase
from pathlib import Path
from typing import Any

from syndicate.serve import Handler, server


@dataclass(slots=True)
class Exchange:
    """One request, and all that was sent in answer."""

    path: str
    asked: Message
    status: int
    sent: bytearray = field(default_factory=bytearray)  # the head too

    @property
    def told(self) -> Message:
        """The headers of the answer."""
        head = bytes(self.sent.partition(b"\r\n\r\n")[0])
        return BytesParser().parsebytes(head.partition(b"\r\n")[2])

    @property
    def body(self) -> bytes:
        """The body that was sent, unpacked."""
        body = bytes(self.sent.partition(b"\r\n\r\n")[2])
        return gzip.decompress(body) if self.told["Content-Encoding"] == "gzip" else body


@dataclass(slots=True)
class Served:
    """A folder that is being served."""

    url: str  # of the folder; ends with a slash
    exchanges: list[Exchange]

    def taken(self) -> list[Exchange]:
        """Return what was asked since this was last called."""
        found = list(self.exchanges)
        self.exchanges.clear()
        return found


@contextmanager
def recorded(folder: Path) -> Iterator[Served]:
    """Serve a folder until the block ends."""
    exchanges: list[Exchange] = []

    class Recording(Handler):
        def setup(self) -> None:
            super().setup()
            self.wfile = _Copied(self.wfile, exchanges)

        def log_request(self, code: Any = "-", size: Any = "-") -> None:
            exchanges.append(Exchange(self.path, self.headers, int(code)))

    with server(folder, 0, handler=Recording) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{listening.server_port}/", exchanges)
        finally:
            listening.shutdown()
            thread.join()


class _Copied(BufferedIOBase):
    """Also records what is written to a client; each reader asks for one thing at a time."""

    def __init__(self, client: BufferedIOBase, exchanges: list[Exchange]) -> None:
        self._client, self._exchanges = client, exchanges

    def write(self, data: Any, /) -> int:
        self._exchanges[-1].sent.extend(data)
        return self._client.write(data)

    def flush(self) -> None:
        self._client.flush()
