"""How many files stand under a folder, and how many were written since it was last looked at.

    python -m benchmarks.published_files FOLDER REMEMBERED

Prints JSON, and keeps in the file REMEMBERED how each file looks. A process of its own, for `benchmarks.publishing` is
to stay small: what it starts begins with its memory.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> None:
    """Look at a folder, and print what there is to say of it."""
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
