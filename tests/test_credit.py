import pytest

from ingest.reading.phrases.credit import bare_credit, split_credit
from tests.processes import finishes


@pytest.mark.parametrize(
    ("caption", "text", "credit"),
    [
        ("The council in a meeting. Photo: INA", "The council in a meeting.", "INA"),
        ("The old dam (Photo: Jane Doe/MNA)", "The old dam", "Jane Doe/MNA"),
        ("The old dam. (AP Photo/Jane Doe)", "The old dam.", "AP Photo/Jane Doe"),
        ("Das Haus. Foto: A. Muster/dpa", "Das Haus.", "A. Muster/dpa"),
        ("Das Haus. © dpa", "Das Haus.", "dpa"),
        ("A tower on Monday. REUTERS/Jane Doe", "A tower on Monday.", "REUTERS/Jane Doe"),
        ("Photo by Jane Doe", None, "Jane Doe"),
        ("Getty Images", None, "Getty Images"),
        ("وێنە: هێمن سابیر", None, "هێمن سابیر"),
        ("عود على الطاولة. تصوير: سرمد جواد", "عود على الطاولة.", "سرمد جواد"),
        ("Sandık. Fotoğraf: Cem Aydınlı", "Sandık.", "Cem Aydınlı"),
        ("Die Ministerin im Amt (Archivbild)", "Die Ministerin im Amt (Archivbild)", None),
        ("The leaders meet", "The leaders meet", None),
        ("", None, None),
    ],
)
def test_a_credit_is_split_off_its_caption(caption: str, text: str | None, credit: str | None) -> None:
    assert split_credit(caption) == (text, credit)


@pytest.mark.parametrize(
    ("credit", "bare"),
    [("(Foto: A. Muster/dpa)", "A. Muster/dpa"), ("© Jane Doe", "Jane Doe"), ("Bild: INA", "INA"), ("Photo:", None)],
)
def test_a_credit_loses_its_label(credit: str, bare: str | None) -> None:
    assert bare_credit(credit) == bare


@pytest.mark.parametrize("sign", [*"-[(/,.)", "©", "Photo: ", "AP/"])
def test_a_caption_of_one_sign_costs_no_more_than_another(sign: str) -> None:
    line = (sign * 900)[:900]
    assert finishes(lambda: [split_credit(f"{at} {line} {at}") for at in range(1000)], cpu=4)


def test_what_is_longer_than_any_caption_has_no_credit() -> None:
    assert split_credit("a " * 1000 + "Photo: INA").credit is None
