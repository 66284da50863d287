"""How many files are under a folder, and how many of them have been written since the last call.

    python -m benchmarks.published_files FOLDER REMEMBERED

Prints JSON, and keeps the state of each file in the file REMEMBERED. This is a process of its own because
`benchmarks.publishing` has to stay small: the processes it starts begin with its memory.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> None:
    """Look at a folder, and print how many files it has and how many are new."""
    folder, remembered = map(Path, arguments)
    before = json.loads(remembered.read_bytes()) if remembered.exists() else {}
    looks = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    now = {str(path.relative_to(folder)): [look.st_size, look.st_mtime_ns] for path, look in looks.items()}
    remembered.write_text(json.dumps(now))
    said = {
        "written": sum(before.get(name) != look for name, look in now.items()),
        "size": sum(size for name, (size, _) in now.items() if not name.endswith(".gz")),
        "packed": sum(size for name, (size, _) in now.items() if name.endswith(".gz")),
        "folders": len({name.rpartition("/")[0] for name in now}),
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1:])
