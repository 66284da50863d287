"""Feeds in the encodings, scripts and calendars of the world."""

from tests.shapes.written import Shape, atom, dated, entry, item, rss


def encoded(codec: str, title: str, declared: str | None = None, date: str = "") -> bytes:
    text = (
        f'<?xml version="1.0" encoding="{declared or codec}"?><rss version="2.0"><channel><title>T</title>'
        f"<link>https://site.example/</link><item><title>{title}</title><link>https://site.example/1</link>{date}"
        "</item></channel></rss>"
    )
    return text.encode(codec)


SHAPES = (
    Shape("windows-1251", encoded("windows-1251", "Президент подписал указ"), {"0.title": "Президент подписал указ"}),
    Shape("koi8-r", encoded("koi8-r", "Новости дня"), {"0.title": "Новости дня"}),
    Shape("euc-jp", encoded("euc-jp", "東京で会議"), {"0.title": "東京で会議"}),
    Shape("shift_jis with a backslash byte", encoded("shift_jis", "表示ソ能"), {"0.title": "表示ソ能"}),
    Shape("shift_jis with a windows letter", encoded("cp932", "①番～", "Shift_JIS"), {"0.title": "①番～"}),
    Shape("iso-2022-jp", encoded("iso-2022-jp", "日本語の見出し"), {"0.title": "日本語の見出し"}),
    Shape("gb2312 with letters beyond it", encoded("gbk", "朱镕基与喆", "gb2312"), {"0.title": "朱镕基与喆"}),
    Shape("gbk", encoded("gbk", "上海新闻"), {"0.title": "上海新闻"}),
    Shape("gb18030", encoded("gb18030", "䶮𠮷"), {"0.title": "䶮𠮷"}),
    Shape("big5 with letters of hong kong", encoded("big5hkscs", "香港嘅新聞", "big5"), {"0.title": "香港嘅新聞"}),
    Shape("euc-kr with letters beyond it", encoded("cp949", "똠방각하", "euc-kr"), {"0.title": "똠방각하"}),
    Shape("iso-8859-9", encoded("iso-8859-9", "Işık ve ğüneş"), {"0.title": "Işık ve ğüneş"}),
    Shape("windows-1254 called iso-8859-9", encoded("windows-1254", "“Şişli”", "iso-8859-9"), {"0.title": "“Şişli”"}),
    Shape("iso-8859-2", encoded("iso-8859-2", "Łódź żółć"), {"0.title": "Łódź żółć"}),
    Shape("windows-1250", encoded("windows-1250", "Příliš „žluťoučký“"), {"0.title": "Příliš „žluťoučký“"}),
    Shape("iso-8859-7", encoded("iso-8859-7", "Αθήνα σήμερα"), {"0.title": "Αθήνα σήμερα"}),
    Shape("windows-1253", encoded("windows-1253", "Άνοιξη"), {"0.title": "Άνοιξη"}),
    Shape("windows-1255 hebrew", encoded("windows-1255", "שלום עולם"), {"0.title": "שלום עולם"}),
    Shape("windows-1256 arabic", encoded("windows-1256", "أخبار اليوم"), {"0.title": "أخبار اليوم"}),
    Shape("windows-1258 by its name", encoded("windows-1258", "Hà Nội".replace("ộ", "ô")), {"0.title": "Hà Nôi"}),
    Shape("tis-620", encoded("tis-620", "ข่าววันนี้"), {"0.title": "ข่าววันนี้"}),
    Shape("windows-874", encoded("cp874", "“ข่าว”", "windows-874"), {"0.title": "“ข่าว”"}),
    Shape(
        "iso-8859-1 with windows quotes",
        encoded("cp1252", "“C’est l’été” – 5 €", "iso-8859-1"),
        {"0.title": "“C’est l’été” – 5 €"},
    ),
    Shape("us-ascii that is utf-8", encoded("utf-8", "Café", "us-ascii"), {"0.title": "Café"}),
    Shape(
        "utf-8 that is windows-1251",
        encoded("windows-1251", "Президент подписал указ о мерах", "utf-8"),
        {"0.title": "Президент подписал указ о мерах"},
    ),
    Shape("windows-1251 that is utf-8", encoded("utf-8", "Новости дня", "windows-1251"), {"0.title": "Новости дня"}),
    Shape("utf-16 with its mark", encoded("utf-16", "Größe"), {"0.title": "Größe"}),
    Shape("utf-16le without a mark", encoded("utf-16le", "Größe", "utf-16"), {"0.title": "Größe"}),
    Shape("utf-8 called utf-16", encoded("utf-8", "Größe", "utf-16"), {"0.title": "Größe"}),
    Shape("utf8 without its hyphen", encoded("utf-8", "Größe", "utf8"), {"0.title": "Größe"}),
    Shape("an encoding nobody knows", encoded("utf-8", "Größe", "x-unknown"), {"0.title": "Größe"}),
    Shape("x-sjis", encoded("shift_jis", "新聞記事", "x-sjis"), {"0.title": "新聞記事"}),
    Shape("ibm866", encoded("cp866", "Новости", "ibm866"), {"0.title": "Новости"}),
    Shape("macintosh", encoded("mac-roman", "Größe “x”", "macintosh"), {"0.title": "Größe “x”"}),
    Shape(
        "charset of the header where the document has none",
        (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>Новости дня</title></item></channel></rss>"
        ).encode("windows-1251"),
        {"0.title": "Новости дня"},
        "text/xml; charset=windows-1251",
    ),
    Shape(
        "one bad byte in utf-8",
        rss(item(title="Größe und X")).encode().replace(b"X", b"\xff"),
        {"entries": 1, "0.title has": "Größe und"},
    ),
    Shape("surrogates by number", rss(item(title="Smile &#55357;&#56832;!")), {"0.title": "Smile 😀!"}),
    Shape(
        "windows letters by number",
        rss(item(title="It&#146;s &#147;so&#148; &#151; ok")),
        {"0.title": "It’s “so” — ok"},
    ),
    Shape("arabic date", dated("الأربعاء، 1 مايو 2024 10:00:00 +0300"), {"0.published": "2024-05-01T07:00:00"}),
    Shape("arabic date in levantine months", dated("1 أيار 2024 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("arabic digits", dated("٢٠٢٤-٠٥-٠١T١٠:٠٠:٠٠Z"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("persian digits", dated("۲۰۲۴-۰۵-۰۱ ۱۰:۰۰:۰۰"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("sorani date", dated("١ی ئایاری ٢٠٢٤ ١٠:٠٠"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("kurmanji date", dated("1 Gulan 2024 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("turkish date", dated("Çar, 01 May 2024 10:00:00 +0300"), {"0.published": "2024-05-01T07:00:00"}),
    Shape("turkish month", dated("1 Mayıs 2024 Çarşamba 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("russian date", dated("Ср, 01 мая 2024 13:00:00 +0300"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("ukrainian date", dated("1 травня 2024, 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("bulgarian date", dated("01 май 2024 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("serbian date", dated("1. мај 2024. 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("german date", dated("Mi, 01 Mai 2024 12:00:00 +0200"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("german date with dots", dated("01.05.2024 10:00 Uhr"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("french date", dated("mer., 01 mai 2024 12:00:00 +0200"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("french long date", dated("mercredi 1er août 2024 à 10h30"), {"0.published": "2024-08-01T10:30:00"}),
    Shape("spanish date", dated("mié, 01 may 2024 10:00:00 +0000"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("spanish long date", dated("1 de septiembre de 2024, 10:00"), {"0.published": "2024-09-01T10:00:00"}),
    Shape("portuguese date", dated("Qua, 01 Mai 2024 07:00:00 -0300"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("italian date", dated("mer, 01 mag 2024 12:00:00 +0200"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("dutch date", dated("wo, 01 mei 2024 12:00:00 +0200"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("polish date", dated("śr, 01 maj 2024 12:00:00 +0200"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("polish genitive", dated("1 września 2024 10:00"), {"0.published": "2024-09-01T10:00:00"}),
    Shape("czech date", dated("St, 01 kvě 2024 12:00:00 +0200"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("hungarian date", dated("2024. május 1. 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("greek date", dated("Τετ, 01 Μαΐ 2024 13:00:00 +0300"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("romanian date", dated("1 mai 2024, 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("swedish date", dated("ons, 01 maj 2024 12:00:00 +0200"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("norwegian date", dated("onsdag 1. mai 2024 kl. 10.00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("finnish date", dated("1. toukokuuta 2024 klo 10.00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("vietnamese date", dated("Thứ tư, 01/05/2024 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("vietnamese month", dated("1 tháng 5, 2024 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("indonesian date", dated("Rabu, 01 Mei 2024 17:00:00 +0700"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("indonesian zone name", dated("Rabu, 1 Mei 2024 17:00 WIB"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("hindi date", dated("1 मई 2024 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("bengali digits", dated("০১ মে ২০২৪ ১০:০০"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("chinese date", dated("2024年5月1日 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("chinese date in the afternoon", dated("2024年05月01日 下午3:30"), {"0.published": "2024-05-01T15:30:00"}),
    Shape("japanese date", dated("2024年5月1日(水) 10時30分"), {"0.published": "2024-05-01T10:30:00"}),
    Shape("korean date", dated("2024년 5월 1일 (수) 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape("hebrew date", dated("1 במאי 2024 10:00"), {"0.published": "2024-05-01T10:00:00"}),
    Shape(
        "language of an item in arabic",
        rss(item("<dc:language>ar</dc:language><description>نص</description>")),
        {"0.language": "ar", "0.direction": "rtl"},
    ),
    Shape(
        "language of an item by xml:lang",
        rss(
            '<item xml:lang="ku"><title>One</title><link>https://site.example/1</link></item>',
            "<title>T</title><link>https://site.example/</link><language>en</language>",
        ),
        {"0.language": "ku"},
    ),
    Shape(
        "language of an atom entry",
        atom(
            (
                '<entry xml:lang="fa"><title>One</title><id>urn:1</id>'
                "<updated>2024-05-01T10:00:00Z</updated><content>متن</content></entry>"
            ),
            attributes='xml:lang="en"',
        ),
        {"0.language": "fa", "0.direction": "rtl", "feed.language": "en"},
    ),
    Shape(
        "language of the content alone",
        atom(
            entry('<content type="html" xml:lang="de">&lt;p&gt;Hallo&lt;/p&gt;</content>'), attributes='xml:lang="en"'
        ),
        {"0.content_text": "Hallo"},
    ),
    Shape(
        "language in underscores",
        rss(item(), "<title>T</title><link>https://site.example/</link><language>pt_BR</language>"),
        {"feed.language": "pt-BR"},
    ),
    Shape(
        "language as a locale",
        rss(item(), "<title>T</title><link>https://site.example/</link><language>en_US.UTF-8</language>"),
        {"feed.language": "en-US"},
    ),
    Shape("zero width letters of persian stay", rss(item(title="می‌خواهم")), {"0.title": "می‌خواهم"}),
    Shape("direction marks in a title", rss(item(title="\u200fخبر\u200f")), {"0.title has": "خبر"}),
)
