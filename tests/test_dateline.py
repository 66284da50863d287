import pytest

from ingest.reading.phrases.dateline import find_dateline


@pytest.mark.parametrize(
    ("opening", "place", "agency", "date", "text"),
    [
        (
            "ERBIL, Kurdistan Region - An official said",
            "ERBIL, Kurdistan Region",
            None,
            None,
            "ERBIL, Kurdistan Region -",
        ),
        ("DUBLIN — She has", "DUBLIN", None, None, "DUBLIN —"),
        ("WASHINGTON, D.C. — The", "WASHINGTON, D.C.", None, None, "WASHINGTON, D.C. —"),
        ("ST. LOUIS (AP) — A man", "ST. LOUIS", "AP", None, "ST. LOUIS (AP) —"),
        ("PUTRAJAYA, Nov 22 — Firms", "PUTRAJAYA", None, "Nov 22", "PUTRAJAYA, Nov 22 —"),
        ("SEOUL, Aug. 20 (Yonhap) -- The", "SEOUL", "Yonhap", "Aug. 20", "SEOUL, Aug. 20 (Yonhap) --"),
        ("PARIS, 4 mars (Reuters) - Le", "PARIS", "Reuters", "4 mars", "PARIS, 4 mars (Reuters) -"),
        ("İstanbul, 24 Eylül (AA) – Bir", "İstanbul", "AA", "24 Eylül", "İstanbul, 24 Eylül (AA) –"),
        ("Kiel (dpa) - Nach", "Kiel", "dpa", None, "Kiel (dpa) -"),
        ("München/London – Der", "München/London", None, None, "München/London –"),
        ("NEW DELHI: The", "NEW DELHI", None, None, "NEW DELHI:"),
        ("(CNN) -- A storm", None, "CNN", None, "(CNN) --"),
        ("新华社北京4月24日电 题", "北京", "新华社", "4月24日", "新华社北京4月24日电"),
        ("【ソウル＝山田太郎】韓国の", "ソウル", None, None, "【ソウル＝山田太郎】"),
        ("【6月18日 AFP】英国", None, "AFP", "6月18日", "【6月18日 AFP】"),
        ("(서울=연합뉴스) 정부", "서울", "연합뉴스", None, "(서울=연합뉴스)"),
        ("【北京共同】中国外務省は", "北京", "共同", None, "【北京共同】"),
        ("[東京 ４日 ロイター] - 政府は", "東京", "ロイター", "４日", "[東京 ４日 ロイター] -"),
        ("（中央社記者王小明台北4日電）政府", "台北", "中央社", "4日", "（中央社記者王小明台北4日電）"),
        ("Nendeln, 27.6. – Der", "Nendeln", None, "27.6.", "Nendeln, 27.6. –"),
        ("ANKARA (MNA) - Bakan", "ANKARA", "MNA", None, "ANKARA (MNA) -"),
        ("BANGKOK: A rider on his way to the market", "BANGKOK", None, None, "BANGKOK:"),
        ("هەولێر (کوردستان24) - بەرپرسێک", "هەولێر", "کوردستان24", None, "هەولێر (کوردستان24) -"),
        ("هەولێر - بەرپرسێک گوتی", "هەولێر", None, None, "هەولێر -"),
        ("بغداد (رويترز) - قال", "بغداد", "رويترز", None, "بغداد (رويترز) -"),
    ],
)
def test_a_dateline_is_read_with_its_parts(
    opening: str, place: str | None, agency: str | None, date: str | None, text: str
) -> None:
    found = find_dateline(opening)
    assert found is not None
    assert (found.place, found.agency, found.date, found.text) == (place, agency, date, text)


@pytest.mark.parametrize(
    "opening",
    [
        "CLAIM: The dam broke",
        "Kenia: Parallel zum Gipfel",
        "LE POINT SUR LA SITUATION - Des pluies",
        "An Iraqi army official - and his deputy - said",
        "Trump – so heißt es – hat",
        "COVID-19 cases rose",
        "TLDR: nothing happened",
        "NEW: the road is open",
        "Leipzig: Hier wurde gebaut",
        "AST: The tree that a compiler makes",
        "PUBLISHED: The day on which it was",
        "E-MAIL: Where to write to us",
        "Mittwoch, 1. November - Der Rat",
        "Tidemark Full Kit ($249.99): A keyboard",
        "Ada Lindqvist (USA/Ski): Sie fährt",
        "WinkBed – The mattress for everyone",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(opening: str) -> None:
    assert find_dateline(opening) is None
