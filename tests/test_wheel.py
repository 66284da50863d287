"""The built wheel, in an environment that holds nothing else, runs both commands from another folder."""

import os
import subprocess
import sys
import tarfile
import venv
from pathlib import Path

from tests.offline import ROOT


def run(*command: str | Path, cwd: Path) -> str:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "WIREDESK", "VIRTUAL"))
    } | {"CC": "false", "CXX": "false"}  # nothing may need a compiler
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_carries_all_it_needs(tmp_path: Path) -> None:
    # Through a source distribution, because an old build/ in the checkout would add outdated files to the wheel.
    run(sys.executable, "-m", "build", "--sdist", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path)
    (source,) = (tmp_path / "dist").glob("wiredesk-*.tar.gz")
    with tarfile.open(source) as archive:  # or only some of the tests would be in it, without what they share
        assert not [name for name in archive.getnames() if "/tests" in name]
    venv.create(tmp_path / "empty")
    python = tmp_path / "empty" / "bin" / "python"
    # With our own pip, which makes the wheel first: another pip inside would be 15 MB more to unpack and compile.
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-compile", source, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    feed = ROOT / "fixtures" / "feeds" / "meridian-en-rss2.xml"
    assert "new 6" in run(python, "-m", "ingest", feed, cwd=elsewhere)
    page = ROOT / "fixtures" / "pages" / "harbour-lighthouse-keepers.html"
    assert "new 1" in run(python, "-m", "ingest", page, cwd=elsewhere)
    assert "Duncan Hay" in run(python, "-m", "ingest", "explain", "--json", page, cwd=elsewhere)
    run(python, "-m", "syndicate", "-q", cwd=elsewhere)
    assert (elsewhere / "public" / "index.html").stat().st_size > 0
    assert (elsewhere / "public" / "feed.atom").stat().st_size > 0
    assert "up to date" in run(python, "-m", "ingest", "upgrade", cwd=elsewhere)
    assert "wiredesk" in run(elsewhere.parent / "empty" / "bin" / "wiredesk-ingest", "--version", cwd=elsewhere)
