import pytest

from ingest.reading.phrases.credit import bare_credit, split_credit
from tests.processes import finishes


@pytest.mark.parametrize(
    ("caption", "text", "credit"),
    [
        ("The council in a meeting. Photo: INA", "The council in a meeting.", "INA"),
        ("The old dam (Photo: Jane Doe/MNA)", "The old dam", "Jane Doe/MNA"),
        ("The old dam. (AP Photo/Jane Doe)", "The old dam.", "AP Photo/Jane Doe"),
        ("AP Photo/Jane Doe", None, "AP Photo/Jane Doe"),
        ("The old dam. AFP PHOTO / Jane Doe", "The old dam.", "AFP PHOTO / Jane Doe"),
        ("AFP Photo: Workers mend the old dam.", "Workers mend the old dam.", "AFP Photo"),
        ("Reuters photo: Jane Doe", None, "Reuters photo: Jane Doe"),
        (
            "The old dam. (Jane Doe | Harbour Media for dam.example)",
            "The old dam.",
            "Jane Doe | Harbour Media for dam.example",
        ),
        (
            "FILE PHOTO: Men mend the old dam in the rain. REUTERS/Jane Doe",
            "Men mend the old dam in the rain.",
            "REUTERS/Jane Doe",
        ),
        ("The old dam. AFP Photo: Jane Doe", "The old dam.", "AFP Photo: Jane Doe"),
        ("The head of Reuters. Photo: Jane Doe", "The head of Reuters.", "Jane Doe"),
        ("Das Haus. Foto: A. Muster/dpa", "Das Haus.", "A. Muster/dpa"),
        ("The old dam. Photo by Jane Doe (AP)", "The old dam.", "Jane Doe (AP)"),
        ("El dique. Foto: Ana Lind (EFE)", "El dique.", "Ana Lind (EFE)"),
        ("El dique de la ciudad | Ana Lind (EFE)", "El dique de la ciudad", "Ana Lind (EFE)"),
        ("Foto: Boote an der Mauer (dpa)", "Foto: Boote an der Mauer", "dpa"),
        ("A file photo of the dam (Reuters)", "A file photo of the dam", "Reuters"),
        ("Das Haus. © dpa", "Das Haus.", "dpa"),
        ("Das Haus. © picture alliance/dpa", "Das Haus.", "picture alliance/dpa"),
        ("Das Haus. © Bildarchiv Lind", "Das Haus.", "Bildarchiv Lind"),
        ("Das Haus. © Foto: dpa", "Das Haus.", "dpa"),
        ("The house. © Photo by Jane Doe", "The house.", "Jane Doe"),
        ("A tower on Monday. REUTERS/Jane Doe", "A tower on Monday.", "REUTERS/Jane Doe"),
        ("A tower on Monday. HARBOURWIRE/Jane Doe", "A tower on Monday.", "HARBOURWIRE/Jane Doe"),
        ("A tower of ISO/IEC", "A tower of ISO/IEC", None),
        ("La torre lunedì (Ansa)", "La torre lunedì", "Ansa"),
        ("Photo by Jane Doe", None, "Jane Doe"),
        ("Getty Images", None, "Getty Images"),
        ("وێنە: هێمن سابیر", None, "هێمن سابیر"),
        ("عود على الطاولة. تصوير: سرمد جواد", "عود على الطاولة.", "سرمد جواد"),
        ("Sandık. Fotoğraf: Cem Aydınlı", "Sandık.", "Cem Aydınlı"),
        ("Die Ministerin im Amt (Archivbild)", "Die Ministerin im Amt (Archivbild)", None),
        ("The dam. Courtesy of Ann Lind", "The dam.", "Ann Lind"),
        ("The dam. Photo courtesy of Ann Lind", "The dam.", "Ann Lind"),
        ("The dam. Credit...Ann Lind for The Mirror", "The dam.", "Ann Lind for The Mirror"),
        ("The dam [File: Ann Lind/Reuters]", "The dam", "Ann Lind/Reuters"),
        ("The dam. Copyright AFP", "The dam.", "AFP"),
        ("Le barrage. Crédit photo : Anne Lind", "Le barrage.", "Anne Lind"),
        ("Le barrage. / Photo Anne Lind", "Le barrage.", "Anne Lind"),
        ("El dique. / EFE", "El dique.", "EFE"),
        ("El dique. ANA LIND (EL ESPEJO)", "El dique.", "ANA LIND (EL ESPEJO)"),
        ("El dique. Fotografía: Ana Lind", "El dique.", "Ana Lind"),
        ("A barragem. Crédito: Ana Lind", "A barragem.", "Ana Lind"),
        ("La diga (foto Ansa)", "La diga", "Ansa"),
        ("De dam. Beeld Anna Lind", "De dam.", "Anna Lind"),
        ("Pato. Kuva: Anna Lind / Lehtikuva", "Pato.", "Anna Lind / Lehtikuva"),
        ("Stíflan. Ljósmynd/Anna Lind", "Stíflan.", "Anna Lind"),
        ("Tama. Fot. Anna Lind", "Tama.", "Anna Lind"),
        ("Tama. Źródło: PAP", "Tama.", "PAP"),
        ("Tama o świcie, fot. shutterstock", "Tama o świcie", "shutterstock"),
        ("Fot. Tama Gaz", None, "Tama Gaz"),
        ("Illustrations: Ann Lind", None, "Ann Lind"),
        ("Screenshots: Instagram/annlind", None, "Instagram/annlind"),
        ("annlind / pixelio.de", None, "annlind / pixelio.de"),
        ("Twenty20/@annlind", None, "Twenty20/@annlind"),
        ("Ann Lind / Ben Ash/GettyImages", "Ann Lind", "Ben Ash/GettyImages"),
        ("Ann Lind / Shutterstock", None, "Ann Lind / Shutterstock"),
        ("The gates of the dam / picture alliance", "The gates of the dam", "picture alliance"),
        (
            "Who opened it? Harbour Images/Lind via Getty Images",
            "Who opened it?",
            "Harbour Images/Lind via Getty Images",
        ),
        ("Rep. Ann Lind. | Ben Ash/Getty Images", "Rep. Ann Lind.", "Ben Ash/Getty Images"),
        ("Der Damm. Foto: Lind, CC BY-SA 3.0, https://a.example/?id=1", "Der Damm.", "Lind, CC BY-SA 3.0"),
        ("Der Damm. Bild: Ann Lind (hr)", "Der Damm.", "Ann Lind (hr)"),
        (
            "Bild: Eine Ministerin nähert sich am Mittwoch früh dem Damm. Screenshot aus dem Netz",
            "Eine Ministerin nähert sich am Mittwoch früh dem Damm. Screenshot aus dem Netz",
            None,
        ),
        ("Hráz. Zdroj: ČTK", "Hráz.", "ČTK"),
        ("A gát. Fotó: Lind Anna", "A gát.", "Lind Anna"),
        ("Barajul. Sursa foto: Agerpres", "Barajul.", "Agerpres"),
        ("Плотина. Источник: ТАСС", "Плотина.", "ТАСС"),
        ("Το φράγμα. Φωτογραφία: Eurokinissi", "Το φράγμα.", "Eurokinissi"),
        ("السد (أ ف ب)", "السد", "أ ف ب"),
        ("السد (الفرنسية)", "السد", "الفرنسية"),
        ("سد. عکس: ایسنا", "سد.", "ایسنا"),
        ("ڈیم۔ تصویر: اے ایف پی", "ڈیم۔", "اے ایف پی"),
        ("הסכר (צילום: אנה לינד)", "הסכר", "אנה לינד"),
        ("बांध। (फोटो: पीटीआई)", "बांध।", "पीटीआई"),
        ("Đập nước. (Nguồn: TTXVN)", "Đập nước.", "TTXVN"),
        ("ダムの様子（写真：ロイター）", "ダムの様子", "ロイター"),
        ("ダム＝2025年3月10日午後2時、港市、佐藤健一撮影", "ダム＝2025年3月10日午後2時、港市", "佐藤健一"),
        ("ダムの様子（10日午後、佐藤健一撮影）", "ダムの様子（10日午後）", "佐藤健一"),
        ("ダム＝10日、市民提供", "ダム＝10日", "市民"),
        ("ダム＝10日、港市で撮影", "ダム＝10日、港市で撮影", None),
        ("ダム＝本社ヘリから撮影", "ダム＝本社ヘリから撮影", None),
        ("ダムの様子＝共同", "ダムの様子", "共同"),
        ("ダムの様子＝ロイター＝共同", "ダムの様子", "ロイター＝共同"),
        ("ダム＝10日午後、港市（共同）", "ダム＝10日午後、港市", "共同"),
        ("大坝现场。王小明摄（新华社发）", "大坝现场。", "王小明（新华社发）"),
        ("大坝现场。新华社记者 王小明 摄", "大坝现场。", "新华社记者 王小明"),
        ("大壩現場。（圖／記者王小明攝）", "大壩現場。", "記者王小明"),
        ("大壩現場。（中央社）", "大壩現場。", "中央社"),
        ("댐의 모습. (사진=뉴시스)", "댐의 모습.", "뉴시스"),
        ("댐의 모습. /사진=홍길동 기자", "댐의 모습.", "홍길동 기자"),
        ("The dam | Ann Lind/AFP", "The dam", "Ann Lind/AFP"),
        ("The source: a spring in the hills", "The source: a spring in the hills", None),
        ("Das Bild von der Baustelle", "Das Bild von der Baustelle", None),
        ("A vegetable that is a rich source of vitamins", "A vegetable that is a rich source of vitamins", None),
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
