import pytest

from ingest.text.shingles import FEWEST, KEPT, KEPT_OF_SHORT, LONGEST, is_whole, shingles, sketch, words_of
from tests.newsroom import LONG_TEXT
from tests.processes import finishes

THAI = "รัฐบาลประกาศเปิดประตูเขื่อนเมื่อวันพุธหลังจากฝนตกหนักทำให้ระดับน้ำสูงขึ้นอย่างรวดเร็วในหลายพื้นที่ของประเทศ"
CHINESE = "水利部周三宣布打开大坝的两个闸门，因为连日的暴雨使水位迅速上升，下游城镇的居民已经被要求离开低洼地区"
KURDISH = (
    "وەزارەتی سامانی ئاو ڕۆژی چوارشەممە دەرگاکانی بەنداوەکەی کردەوە دوای ئەوەی بارانێکی زۆر باری و ئاستی ئاوەکە "
    "بەرز بووەوە لە چەند ناوچەیەکی هەرێمەکە، وتەبێژی وەزارەت ڕایگەیاند کە دانیشتووانی گوندەکان ئاگادار کراونەتەوە"
)


def test_a_text_keeps_no_more_shingles_than_it_should() -> None:
    found = sketch(LONG_TEXT)
    *kept, whole = found
    assert KEPT <= len(kept) <= KEPT_OF_SHORT
    assert list(found) == sorted(set(found))
    assert all(0 <= number < 2**31 for number in kept)
    assert is_whole(whole)
    assert not any(map(is_whole, kept))


@pytest.mark.parametrize("text", ["", "word", "word " * (FEWEST - 1), "大坝", "…"])
def test_a_text_of_few_words_keeps_none(text: str) -> None:
    assert sketch(text) == ()


@pytest.mark.parametrize(
    "variant",
    [LONG_TEXT.upper(), LONG_TEXT.replace(",", " —"), LONG_TEXT.replace(" ", "\n\n"), f"“{LONG_TEXT}”"],
    ids=["capitals", "dashes", "lines", "quoted"],
)
def test_texts_that_fold_alike_keep_the_same_shingles(variant: str) -> None:
    assert sketch(variant) == sketch(LONG_TEXT)


@pytest.mark.parametrize(("one", "other"), [("ی", "ي"), ("ک", "ك")])
def test_the_letters_of_a_keyboard_make_no_difference(one: str, other: str) -> None:
    assert one in KURDISH
    assert sketch(KURDISH.replace(one, other)) == sketch(KURDISH) != ()


@pytest.mark.parametrize(
    "text", [LONG_TEXT, THAI * 3, CHINESE * 3, KURDISH], ids=["words", "Thai", "Chinese", "Kurdish"]
)
def test_an_excerpt_is_found_by_its_opening(text: str) -> None:
    excerpt = text[: 2 * len(text) // 3]
    assert len(set(sketch(excerpt)) & set(sketch(text))) >= 2


@pytest.mark.parametrize(
    ("text", "width"),
    [
        (LONG_TEXT, 3),
        (KURDISH, 3),
        ("мост над рекой открыт " * 8, 3),
        (CHINESE, 4),
        (THAI, 8),
        (f"{LONG_TEXT} {CHINESE}", 3),
        ("각 부처는 수요일 댐의 수문을 열었다 " * 4, 3),
    ],
    ids=["English", "Kurdish", "Russian", "Chinese", "Thai", "English with Chinese", "Korean"],
)
def test_a_script_without_spaces_is_told_by_its_letters(text: str, width: int) -> None:
    words = words_of(text)
    assert words.width == width
    assert (max(map(len, words.words)) == 1) is (width != 3)


def test_of_a_text_without_a_long_word_every_run_counts() -> None:
    assert sketch("a dog and a cat sat on a mat and a rat ate it all up in the sun by me") != ()


def test_a_shingle_is_a_run_of_words() -> None:
    assert shingles(["a", "b", "c"], 2) == {("a", "b"), ("b", "c")}
    assert shingles(["a"], 2) == set()


@pytest.mark.parametrize(
    "text",
    [
        "a " * 500_000,
        "wörter " * 200_000,
        "é" * 1_000_000,
        "水" * 1_000_000,
        "\ud800 " * 100_000,
        "e\u0301\u0323" * 300_000,
    ],
    ids=["letters", "words", "one word", "one sign", "surrogates", "marks"],
)
def test_hostile_texts_cost_no_more_than_long_ones(text: str) -> None:
    assert finishes(lambda: sketch(text), cpu=2)
    assert sketch(text) == sketch(text[:LONGEST])
