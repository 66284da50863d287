"""Feeds in encodings of all kinds, declared rightly, wrongly and not at all."""

from tests.shapes.written import Shape, item, rss

LONG = "Сегодня в городе открылась новая школа, сообщили в администрации."


def called(name: str, language: str, title: str = "Новости", text: str = LONG) -> str:
    """A feed that says it is in an encoding and a language."""
    head = f"<title>T</title><link>https://site.example/</link><language>{language}</language>"
    declaration = f'<?xml version="1.0" encoding="{name}"?>'
    return rss(item(f"<description>{text}</description>", title=title), head, declaration=declaration)


SHAPES = (
    Shape(
        "utf-8 called gb2312",
        called("gb2312", "zh", "北京新闻", "市政府今天宣布新图书馆下月开放").encode(),
        {"0.title": "北京新闻"},
    ),
    Shape("windows-1251 called latin 1", called("iso-8859-1", "ru").encode("cp1251"), {"0.title": "Новости"}),
    Shape("windows-1251 called english", called("iso-8859-1", "en-us").encode("cp1251"), {"0.title": "Новости"}),
    Shape(
        "windows-1251, and its server's word for latin 1",
        called("windows-1251", "ru").encode("cp1251"),
        {"0.title": "Новости"},
        content_type="text/xml; charset=iso-8859-1",
    ),
    Shape("koi8-r called utf-8", called("utf-8", "ru").encode("koi8-r"), {"0.title": "Новости"}),
    Shape(
        "windows-1256 called latin 1",
        called("iso-8859-1", "ar", "أخبار", "افتتحت المدينة اليوم مدرسة جديدة لأطفال الحي").encode("cp1256"),
        {"0.title": "أخبار"},
    ),
    Shape(
        "french with accents, called what it is",
        called("iso-8859-1", "ru", "Été", "Été à Orléans : l’école a été rouverte, où élèves et maîtres fêtèrent Noël.")
        .replace("’", "'")
        .encode("cp1252"),
        {"0.title": "Été"},
    ),
    Shape(
        "gb2312",
        rss(
            item(title="中文标题"), "<title>新闻</title>", declaration='<?xml version="1.0" encoding="gb2312"?>'
        ).encode("gb18030"),
        {"0.title": "中文标题", "feed.title": "新闻"},
    ),
    Shape(
        "gbk no decl ctype",
        rss(item(title="中文标题"), "<title>新闻中心</title>", declaration="").encode("gbk"),
        {"0.title": "中文标题"},
        content_type="text/xml; charset=gbk",
    ),
    Shape(
        "big5",
        rss(item(title="繁體標題"), declaration='<?xml version="1.0" encoding="Big5"?>').encode("big5"),
        {"0.title": "繁體標題"},
    ),
    Shape(
        "sjis",
        rss(item(title="日本語の題"), declaration='<?xml version="1.0" encoding="Shift_JIS"?>').encode("shift_jis"),
        {"0.title": "日本語の題"},
    ),
    Shape(
        "eucjp",
        rss(item(title="日本語の題"), declaration='<?xml version="1.0" encoding="EUC-JP"?>').encode("euc_jp"),
        {"0.title": "日本語の題"},
    ),
    Shape(
        "euckr",
        rss(item(title="한국어 제목"), declaration='<?xml version="1.0" encoding="EUC-KR"?>').encode("cp949"),
        {"0.title": "한국어 제목"},
    ),
    Shape(
        "iso2022jp",
        rss(item(title="日本語の題"), declaration='<?xml version="1.0" encoding="ISO-2022-JP"?>').encode("iso2022_jp"),
        {"0.title": "日本語の題"},
    ),
    Shape(
        "cp1251",
        rss(item(title="Новости дня"), declaration='<?xml version="1.0" encoding="windows-1251"?>').encode("cp1251"),
        {"0.title": "Новости дня"},
    ),
    Shape(
        "koi8r",
        rss(item(title="Новости дня"), declaration='<?xml version="1.0" encoding="KOI8-R"?>').encode("koi8_r"),
        {"0.title": "Новости дня"},
    ),
    Shape(
        "cp1254",
        rss(item(title="Şırnak’ta İğne"), declaration='<?xml version="1.0" encoding="windows-1254"?>').encode("cp1254"),
        {"0.title": "Şırnak’ta İğne"},
    ),
    Shape(
        "iso8859 9",
        rss(item(title="Şırnak İğne ğ"), declaration='<?xml version="1.0" encoding="ISO-8859-9"?>').encode("cp1254"),
        {"0.title": "Şırnak İğne ğ"},
    ),
    Shape(
        "cp1256",
        rss(item(title="أخبار اليوم"), declaration='<?xml version="1.0" encoding="windows-1256"?>').encode("cp1256"),
        {"0.title": "أخبار اليوم"},
    ),
    Shape(
        "latin1 quotes",
        rss(item(title="It’s €5"), declaration='<?xml version="1.0" encoding="iso-8859-1"?>').encode("cp1252"),
        {"0.title": "It’s €5"},
    ),
    Shape("cp1252 as utf8", rss(item(title="Café it’s")).encode("cp1252"), {"0.title": "Café it’s"}),
    Shape(
        "utf8 as latin1 decl",
        rss(item(title="Café naïve déjà"), declaration='<?xml version="1.0" encoding="ISO-8859-1"?>'),
        {"0.title": "Café naïve déjà"},
    ),
    Shape(
        "utf8 as cp1251 decl",
        rss(item(title="Новости дня"), declaration='<?xml version="1.0" encoding="windows-1251"?>'),
        {"0.title": "Новости дня"},
    ),
    Shape(
        "enc unknown",
        rss(item(title="Café"), declaration='<?xml version="1.0" encoding="utf8mb4"?>'),
        {"0.title": "Café"},
    ),
    Shape(
        "enc utf8 dashless",
        rss(item(title="Café"), declaration='<?xml version="1.0" encoding="utf8"?>'),
        {"0.title": "Café"},
    ),
    Shape("enc empty", rss(item(title="Café"), declaration='<?xml version="1.0" encoding=""?>'), {"0.title": "Café"}),
    Shape(
        "enc UTF16 but utf8",
        rss(item(title="Café"), declaration='<?xml version="1.0" encoding="utf-16"?>'),
        {"0.title": "Café"},
    ),
    Shape(
        "utf16le bom",
        rss(item(title="Café"), declaration='\ufeff<?xml version="1.0" encoding="utf-16"?>').encode("utf-16-le"),
        {"0.title": "Café"},
    ),
    Shape(
        "utf16be bom",
        rss(item(title="Café"), declaration='\ufeff<?xml version="1.0" encoding="utf-16"?>').encode("utf-16-be"),
        {"0.title": "Café"},
    ),
    Shape(
        "utf16le nobom",
        rss(item(title="Café"), declaration='<?xml version="1.0" encoding="utf-16"?>').encode("utf-16-le"),
        {"0.title": "Café"},
    ),
    Shape("utf16be nobom nodecl", rss(item(title="Café"), declaration="").encode("utf-16-be"), {"0.title": "Café"}),
    Shape(
        "utf16 decl utf8",
        rss(item(title="Café"), declaration='\ufeff<?xml version="1.0" encoding="UTF-8"?>').encode("utf-16-le"),
        {"0.title": "Café"},
    ),
    Shape(
        "utf32 bom",
        rss(item(title="Café"), declaration='\ufeff<?xml version="1.0"?>').encode("utf-32-le"),
        {"0.title": "Café"},
    ),
    Shape(
        "double bom",
        rss(item(title="Café"), declaration='\ufeff\ufeff<?xml version="1.0" encoding="UTF-8"?>'),
        {"0.title": "Café"},
    ),
    Shape(
        "bom mojibake",
        rss(item(title="Café"), declaration='ï»¿<?xml version="1.0" encoding="UTF-8"?>'),
        {"0.title": "Café"},
    ),
    Shape("nuls", rss(item(title="Ca\x00fe")), {"0.title": "Cafe"}),
    Shape(
        "nul tail",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid></item></channel></rss>\x00\x00\x00\x00'
        ),
        {"entries": 1},
    ),
    Shape("c0", rss(item(title="A\x0bB\x1fC\x08")), {"0.title has": "A"}),
    Shape("charref c0", rss(item(title="A&#x1F;B&#0;C")), {"entries": 1, "0.title has": "A"}),
    Shape("charref cp1252", rss(item(title="It&#146;s &#x96; ok")), {"0.title": "It’s – ok"}),
    Shape("charref surrogates", rss(item(title="Smile &#55357;&#56832; end")), {"0.title has": "Smile"}),
    Shape("charref surrogates emoji", rss(item(title="&#xD83D;&#xDE00; end")), {"0.title": "😀 end"}),
)
