"""Every command of both programs shows only the letters of publishers' texts on a terminal."""

from pathlib import Path

import pytest

from ingest.cli import main
from ingest.cli.worker import say
from ingest.text.terminal import NO_LINE, terminal_line
from syndicate.cli import main as publish

Captured = pytest.CaptureFixture[str]

RUDE = "\x1b]0;mine\x07 \u202eniyas \u2066\x9b2J\r\u2028"
PAGE = "https://a.example/dam"
LIST = f"""<opml version="2.0"><body>
<outline text="{RUDE}" xmlUrl="https://a.example/feed"/><outline text="{RUDE}" xmlUrl="a{RUDE}"/></body></opml>"""
SEED = '[[source]]\nname = "dam"\nurl = "{}"\ntitle = "a\\u001b[2J\\u202e"\n"titel\\u202e" = 1\n'


def feed(title: str = RUDE) -> str:
    said = f"The dam {title} holds. " * 8
    return (
        f'<rss version="2.0"><channel><title>{title}</title><link>https://a.example/{title}</link>'
        f"<language>{title}</language><item><title>The dam {title}</title><link>{PAGE}</link><guid>{title}</guid>"
        f"<author>{title}</author><category>{title}</category><pubDate>{title}</pubDate>"
        f"<description>{said}</description></item></channel></rss>"
    )


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / f"{RUDE[:8]}\n\u202e.xml").write_text(feed(), encoding="utf-8")
    (tmp_path / "saved" / f"{RUDE[:8]}\n\u202e.bin").write_bytes(b"\x00\x01\x02")
    (tmp_path / "list.opml").write_text(LIST, encoding="utf-8")
    return tmp_path


def test_no_command_gives_a_terminal_more_than_letters(desk: Path, capsys: Captured) -> None:
    (rude,) = (desk / "saved").glob("*.xml")
    assert main(["saved", "-v"]) == 0
    rude.write_text(feed(f"{RUDE} again"), encoding="utf-8")
    for command in (
        ["saved", "-v"],
        ["reread", "saved", "-v"],
        ["reread", "-q", str(next((desk / "saved").glob("*.bin")))],
        ["explain", "--all", str(rude)],
        ["explain", f"{RUDE}.xml"],
        ["history", PAGE],
        ["history", RUDE],
        ["sources", "import", "list.opml"],
        ["sources"],
        ["status"],
    ):
        main(command)
    (desk / "seeds" / "odd.toml").write_text(SEED.format("http://127.0.0.1:9/"), encoding="utf-8")
    main(["status"])
    main(["sources"])
    (desk / "channels.toml").write_text(SEED, encoding="utf-8")
    publish([])
    (desk / "channels.toml").unlink()
    assert publish(["-v"]) == 0
    lines = "".join(capsys.readouterr()).split("\n")
    assert len(lines) > 100
    assert [line for line in lines if NO_LINE.search(line)] == []


def test_a_worker_says_nothing_to_a_terminal_but_letters(capsys: Captured) -> None:
    say(f"error: {RUDE}: its reader died; it is left alone for a day")  # a source's address, as written
    assert capsys.readouterr().err == "error: ]0;mine niyas 2J : its reader died; it is left alone for a day\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  The\u00a0dam\n\tholds ", "The dam holds"),
        (RUDE, "]0;mine niyas 2J"),
        ("می\u200cخواهم \u200fx", "می\u200cخواهم \u200fx"),
        ("caf\udce9.xml", "caf\\udce9.xml"),
    ],
)
def test_a_line_for_a_terminal_keeps_its_letters_and_joiners(text: str, line: str) -> None:
    assert terminal_line(text) == line
