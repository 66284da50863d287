import pytest

from ingest.reading.phrases.dateline import find_dateline, opens_text


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
        ("新华社北京4月24日电（记者王小明）题", "北京", "新华社", "4月24日", "新华社北京4月24日电（记者王小明）"),
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
    ("opening", "place", "agency", "date"),
    [
        ("LOS ANGELES (AP) — The", "LOS ANGELES", "AP", None),
        ("LAS VEGAS — The", "LAS VEGAS", None, None),
        ("THE HAGUE, Netherlands (AP) — The", "THE HAGUE, Netherlands", "AP", None),
        ("Frankfurt am Main (AFP) - Die", "Frankfurt am Main", "AFP", None),
        ("DAR ES SALAAM: The", "DAR ES SALAAM", None, None),
        ("PORT-AU-PRINCE, Haiti (AP) _ The", "PORT-AU-PRINCE, Haiti", "AP", None),
        ("BRUSSEL (BELGA) = De", "BRUSSEL", "BELGA", None),
        ("Madrid, 24 sep (EFE).- El", "Madrid", "EFE", "24 sep"),
        ("Ciudad de México.- El", "Ciudad de México", None, None),
        ("Bogotá, 24 sept. (Prensa Latina) El", "Bogotá", "Prensa Latina", "24 sept."),
        ("Buenos Aires, 24 de septiembre (Télam).- El", "Buenos Aires", "Télam", "24 de septiembre"),
        ("Caracas, 24 Sep. AVN.- El", "Caracas", "AVN", "24 Sep."),
        ("(ANSA) - ROMA, 24 SET - Il", "ROMA", "ANSA", "24 SET"),
        ("Paris, le 24 septembre - Le", "Paris", None, "24 septembre"),
        ("BERLIN taz | Die", "BERLIN", "taz", None),
        ("Praha 24. září (ČTK) - Vláda", "Praha", "ČTK", "24. září"),
        ("МОСКВА, 24 сентября. /ТАСС/. Министр", "МОСКВА", "ТАСС", "24 сентября"),
        ("Москва. 24 сентября. INTERFAX.RU - Министр", "Москва", "INTERFAX.RU", "24 сентября"),
        ("АСТАНА, 24 сентября (Казинформ) — Министр", "АСТАНА", "Казинформ", "24 сентября"),
        ("ΑΘΗΝΑ, 24 Σεπτεμβρίου (ΑΠΕ) - Η", "ΑΘΗΝΑ", "ΑΠΕ", "24 Σεπτεμβρίου"),
        ("NEW DELHI, Sept 24 (PTI) The", "NEW DELHI", "PTI", "Sept 24"),
        ("नई दिल्ली, 24 सितंबर (भाषा) मंत्री", "नई दिल्ली", "भाषा", "24 सितंबर"),
        ("نئی دہلی، 24 ستمبر (یو این آئی) وزیر", "نئی دہلی", "یو این آئی", "24 ستمبر"),
        ("Accra, Sept. 24, GNA – The", "Accra", "GNA", "Sept. 24"),
        ("Baghdad - INA - The", "Baghdad", "INA", None),
        ("Shafaq News/ The", None, "Shafaq News", None),
        ("JAKARTA, KOMPAS.com - Menteri", "JAKARTA", "KOMPAS.com", None),
        ("القاهرة ـ أعلنت", "القاهرة", None, None),
        ("بغداد/ واع - أعلنت", "بغداد", "واع", None),
        ("بيروت، 24 أيلول 2025 (الوطنية) - أعلنت", "بيروت", "الوطنية", "24 أيلول 2025"),
        ("تهران- ایرنا- وزیر", "تهران", "ایرنا", None),
        ("دمشق-سانا-أعلنت", "دمشق", "سانا", None),
        ("ירושלים (רויטרס) - השר", "ירושלים", "רויטרס", None),
        ("中新网9月24日电 据", None, "中新网", "9月24日"),
        ("【新华社北京9月24日电】国务院", "北京", "新华社", "9月24日"),
        ("【서울=뉴시스】홍길동 기자", "서울", "뉴시스", None),
        ("(서울=뉴스1) 홍길동 기자", "서울", "뉴스1", None),
        ("LONDON, March 4 (Reuters) -", "LONDON", "Reuters", "March 4"),
        ("ASHFIELD, Mass., March 4, 2004 /PRNewswire/ --", "ASHFIELD, Mass.", "PRNewswire", "March 4, 2004"),
        ("WASHINGTON (March 4, 2017) — The", "WASHINGTON", None, "March 4, 2017"),
        ("München / Berlin - Der", "München / Berlin", None, None),
        ("(EFE).- El", None, "EFE", None),
        ("(Leipzig) - Der", "Leipzig", None, None),
        ("(Reuters) - The", None, "Reuters", None),
        ("Rostow (Russland) - Bei", "Rostow (Russland)", None, None),
        ("\u200f\u0628\u063a\u062f\u0627\u062f \u200f- أعلنت الوزارة", "بغداد", None, None),
    ],
)
def test_the_customs_of_agencies_are_known(
    opening: str, place: str | None, agency: str | None, date: str | None
) -> None:
    found = find_dateline(opening)
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, date)


@pytest.mark.parametrize(
    "opening",
    [
        "CLAIM: The dam broke",
        "Kenia: Parallel zum Gipfel",
        "LE POINT SUR LA SITUATION - Des pluies",
        "An Iraqi army official - and his deputy - said",
        "Trump – so heißt es – hat",
        "COVID-19 cases rose",
        "الأنجلو-أميركية تعلن",  # a hyphen in a name
        "ء-a",
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
        "THE DAM IS OPEN — The",
        "Los - Alle",
        "Anna Lind (Die Linke) – Sie sagte",
        "Oswald (Name geändert) - Er kam",
        "September — The month began",
        "Hintergrund - Der Damm",
        "MIGRATION – Der Damm",
        "Johannes XIII. – Der Papst",
        "Dass Ada Lind (31-2-1) kommt",
        "ESPECIAL - El ministro",
        "GÜNDEM - Bakan",
        "Видео - Министр",
        "خاص - أعلنت الوزارة",
        "تایبەت - وەزیر گوتی",
        "قال الوزير: إننا",
        "【記者＝山田】政府は",
        "【速報】政府は",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(opening: str) -> None:
    assert find_dateline(opening) is None


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("BRUSSELS: Nearly all of them left.\n\nThe rest: unknown.", "Nearly all left", "BRUSSELS"),
        ("BRUSSELS: Nearly all of them left.", "Brussels is empty", "BRUSSELS"),
        ("HARBOUR: Survival was newly added and is running", "HARBOUR: Survival", None),
        ("TIDE: It takes a storm.\n\nLIND: Is it the moon's fault?", "jjk0", None),
        ("Old Harbour – Cheap, and easy to book.\n\nNew Harbour – Dear.", "Two harbours", None),
    ],
)
def test_a_text_opens_with_a_dateline_or_with_its_title_or_its_first_item(
    text: str, title: str, place: str | None
) -> None:
    found = opens_text(text, title)
    assert (found and found.place) == place
