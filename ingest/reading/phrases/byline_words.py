"""The words that bylines begin with besides "By", in many languages: what the author, or somebody else, did or is."""

import re
from functools import cache

from ingest.text.language import fold, primary_subtag
from ingest.text.phrase_tables import phrases, phrases_as_written

# What an author did with a story, in front of the name, with a colon or without.
DONE = """
aufgeschrieben von · zusammengestellt von · das interview führte · die fragen stellte · das gespräch führte
interview geführt von · ein gastbeitrag von · ein gastkommentar von · ein leitartikel von · eine glosse von
recueilli par · recueillis par · réalisé par · entretien réalisé par · interview réalisée par · signé par · tribune par
un article de · elaborado por · realizado por · redatto da · inserito da · postato da · un articolo di
geschreven door · geplaatst door · gepubliceerd door · opgetekend door · een interview door · een column van
skriven av · publicerad av · skrivet av · författad av · krönika av · ledare av · publisert av · lagt ut av · kronikk av
kommentar av · skrevet af · publiceret af · oprettet af · kommentar af · klumme af · kirjoittanut · haastatellut
scris de · publicat de · postat de · redactat de · un articol de
napisał · napisała · rozmawiał · rozmawiała · rozmawiali · przygotował · przygotowała · spisał · spisała
zpracoval · zpracovala · připravil · připravila · rozhovor vedl · rozhovor vedla · napísal · napísala · spracoval
spracovala · pripravil · pripravila · napisao · napisala · razgovarao · razgovarala · pripremio · pripremila · priredio
priredila · пише · написао · написала · разговарао · разговарала · napisal · публикувано от · написано от · от
беседовал · беседовала · беседовали · записал · записала · подготовил · подготовили · спілкувався · спілкувалася
спілкувалась · розмовляв · розмовляла · записав · parengė · kalbino · kalbėjosi · sagatavoja · γράφουν οι
بواسطة · نشر بواسطة · نشرت بواسطة · أجرى الحوار · أجرت الحوار · به قلم
ditulis oleh · dilaporkan oleh · disusun oleh · diposting oleh · diterbitkan oleh · dipublikasikan oleh · viết bởi
เขียนโดย · เรื่องโดย · 投稿者 · 发布者 · 發佈者
撰文 · 撰稿 · 采写 · 採訪撰文 · 特約記者 · 特约记者 · 通讯员 · 通訊員 · 聞き手
publié par · écrit par · rédigé par · escrit per · publicat per · verfasst von · napisane przez · opublikowane przez
objavio · objavila · parašė · kirjutas · shkruar nga · nga autori · skrifað af · написано автором
опубликовано автором · опубликовал · опубликовала · написал · написала · написав
написала · опублікував · опублікувала · опубліковано автором · συντάχθηκε από · γράφτηκε από · δημοσιεύτηκε από
كتب بواسطة · كتبها · كتبته · تحرير بواسطة · نوشته شده توسط · نوشته شده به وسیله · منتشر شده توسط · ارسال شده توسط
لەلایەن · نووسراوە لەلایەن · ji aliyê · ji hêla · gönderen · yayınlayan · yayımlayan · ekleyen · kaleme alan
נכתב על ידי · פורסם על ידי · ע י · được viết bởi · đăng bởi · isinulat ni · sinulat ni · imeandikwa na
imechapishwa na · geskryf deur · deur · guest essay by · essay by · compiled by · curated by
"""
# What an author is, or the word for the text beside the pictures: only with a colon or a stroke behind it.
AUTHORS = """
kirjoittajat · autori · szerzők · autorice · аутори · автори · autoriai · avtorji · συντάκτες · yazarlar · auteurs
forfattere · egileak · journalist · riporter · dziennikarz · novinar · novinarka · журналіст · журналист
корреспондент · кореспондент · επιμέλεια · صحفي · الصحفي · ئا · گزارشگر · כתב · כתבת · रिपोर्टर · প্রতিবেদক · pewarta
jurnalis · wartawan · kontributor · bài và ảnh · bài · phóng viên · ผู้สื่อข่าว · 寄稿 · 取材 文 · 取材 執筆
text und fotos · text und bilder · text und foto · texte et photos · texto y fotos · texto e fotos · testo e foto
teksti ja kuvat · teksti ja kuva · tekst og foto · text och foto · text och bild · tekst i zdjęcia · tekst i foto
tekst en foto · tekst en beeld
"""
# A label for the author, with a sign behind it or in an element of its own, as for those who do not see the page.
LABELS = """
skribent · artikkelin kirjoittaja · dodał · dodała · vložil · vložila · autor wpisu · autor tekstu · autoři textu
autor článku · autor příspěvku · autor príspevku · bejegyzés szerzője · készítette · autorica · autor objave · аутор
ауторка · авторът · аўтар · автор текста · автор тексту · автор статьи · автор статті · муаллиф · autorius · autorė
teksto autorius · autors · raksta autors · avtor · avtorica · autor teksta · autori i artikullit · συντάκτης
συντάκτρια · αρθρογράφος · κείμενο · hazırlayan · hazırlayanlar · müəllif · muallif · awtory
auteur autrice de la publication · auteur de l article · autrice · autor de la entrada · autor del artículo · autora
autor do post · autor a · autor de l entrada · autoria · autore articolo · autore dell articolo · beitrags autor
beitragsautor · artikelautor · bericht auteur · forfatter · författare · inläggsförfattare · innleggsforfatter
höfundur · egilea · awdur · údar · تحریر · مصنف · مصنفہ · المؤلف · المحرر · الكاتبة · لیکوال · نووسەری بابەت · המחבר
הכותב · लेखिका · प्रकाशित द्वारा · લેખક · ਲੇਖਕ · লেখক · লেখা · লেখিকা · எழுதியவர் · ஆசிரியர் · రచయిత · రచన · ಲೇಖಕರು · ಲೇಖಕ
ലേഖകൻ · ലേഖിക · എഴുതിയത് · කර්තෘ · ရေးသားသူ · អ្នកនិពន្ធ · ຜູ້ຂຽນ · ავტორი · ավտոր · Հեղինակ · ጸሐፊ · ጸሃፊ · зохиогч
tác giả · người viết · người đăng · ผู้เขียน · ผู้แต่ง · may akda · mwandishi · skrywer · 筆者 · 著者 · 書いた人
作成者 · 発行者 · 撰写者 · 发布人 · 작성자 · 글쓴이 · 저자 · 지은이 · 등록자 · 기자명 · napsal a · napísal a
verfasser · verfasserin · napisao la · napisal a · написао ла · написано
"""
# Words for "by" that mean other things elsewhere or in other languages, each behind the tag of its language. They
# count only in an element of their own, with a person in the next one.
BY = """
ro de · ca per · sq nga · sw na · tl ni · fil ni · vi bởi · el από · el από τον · el από την · hi द्वारा · mr द्वारा
el του · el της · el των
ne द्वारा · fa توسط · is eftir · cy gan · tr tarafından · tr tarafından yazıldı · am በ · km ដោយ · lo ໂດຍ
"""
# Kinds of text. They count in bylines only, for other lines of a page begin with them too: "Report: The New Quay".
GENRES = """
ein bericht von · bericht von · ein beitrag von · beitrag von · ein nachruf von · nachruf von · glosse von
gastbeitrag von · leitartikel von · ein porträt von
ein portrait von · eine rezension von · rezension von · ein text von
ein artikel von · ein feature von · article de · tribune de · chronique de · chronique par · une chronique de
reportage de · un reportage de · billet de · récit de · entrevista de · una entrevista de · reportaje de
un reportaje de · un artículo de · artículo de · una columna de · columna de · crónica de · texto de · artigo de
um artigo de · reportagem de · coluna de · articolo di · intervista di · un intervista di · testo di · reportage di
editoriale di · commento di · column van · tekst van · analys av · intervju av · recension av · reportage av
anmeldelse av · analyse av · analyse af · leder af · anmeldelse af · interview af · articol de · interviu de
رپورٹ · رپورتاژ · گزارش · گزارش از · حوار · रिपोर्ट · द्वारा · editorial by · dispatch by · feature by
"""
# What somebody other than the author did with a story: translate it, take its pictures, or pay for it.
DONE_BY_OTHERS = """
translated by · translation by · photography by · photos by · photo by · photographs by · pictures by · images by
illustration by · illustrations by · illustrated by · video by · presented by · sponsored by · powered by · paid for by
brought to you by · produced by · fact checked by · medically reviewed by · last updated by · last reviewed by
übersetzt von · übersetzung von · aus dem englischen von · fotos von · foto von · präsentiert von · redigiert von
mit material von · avec · con información de · com informações de · with inputs from · with reporting by
additional reporting by · traduit par · traduction de · photos de
traducción de · traducido por · fotos de · fotografías de
tradução de · traduzido por · traduzione di · tradotto da · foto di · vertaald door · översatt av · oversatt av
oversat af · kääntänyt · tłumaczył · tłumaczyła · redagował · redagowała · přeložil · přeložila · preložil · preložila
fordította · szerkesztette · tradus de · превела · перевел · перевела · перевёл · переклав · переклала · prevela
tõlkinud · toimetas · diterjemahkan oleh · foto oleh · แปลโดย · colaborou · colaboraram
"""
BY_OTHERS = """
translation · translator · photographer · übersetzung · traduction · traducción · tradução · traduzione · vertaling
översättning · oversættelse · käännös · tłumaczenie · tłum
przekład · překlad · preklad · fordítás · traducere · превод
перевод · переклад · prijevod · prevod · vertimas · μετάφραση
çeviri · çeviren · ترجمة · مترجم · ترجمه · תרגום · अनुवाद
অনুবাদ · penerjemah · biên dịch · người dịch · 翻訳 · 翻译 · 翻譯 · 编译 · 編譯 · 번역
foto · fotos · foto s · photo · photos · beeld · kuva
kuvat · zdjęcia · fotó · фото · φωτογραφίες · fotoğraf · تصوير · عکس · צילום · ảnh · ภาพ · 写真 · 撮影 · 摄影 · 攝影
source · sources · quelle · fuente · źródło · zdroj · forrás · sursa · izvor
източник · источник · kaynak · джерело · πηγή · المصدر · منبع
מקור · स्रोत · সূত্র · sumber · nguồn · ที่มา · 来源 · 來源 · 出典 · 编辑 · 編輯 · 校对 · 校對
"""
MOST_WORDS = 5  # of a phrase
LONGEST_LABEL = 40  # characters of one
_CALLED = AUTHORS.rstrip() + LABELS
_WORD = re.compile(r"[\s/／&+・()*]*([^\s:：/／|・&+()=＝*.]+)\.?")
_SIGN = re.compile(r"[\s)）.]{0,3}[:：/／|・=＝]\s*")
_SPACE = re.compile(r"\s+")


def end_of_task(line: str, *, genres: bool = False) -> int:
    """Return where the name begins after a task or role that opens a line; 0 if the line opens with none.

    >>> end_of_task("Rozmawiała Anna Lind"), end_of_task("Skribent: Anna Lind"), end_of_task("Skribent Lind")
    (11, 10, 0)
    """
    return _end_of(line, DONE, _CALLED) or (_end_of(line, GENRES, GENRES) if genres else 0)


def is_of_others(line: str) -> bool:
    """Return whether a line begins with what somebody other than the author did with a story.

    >>> is_of_others("Translated by Jane Doe"), is_of_others("Foto: Jane Doe"), is_of_others("Foto Lind")
    (True, True, False)
    """
    return _end_of(line, DONE_BY_OTHERS, BY_OTHERS) > 0


def is_label(text: str) -> bool:
    """Return whether a text is a label for the author, and nothing else.

    >>> is_label("Tác giả"), is_label("Autor článku:"), is_label("Autorius Lind")
    (True, True, False)
    """
    return len(text) <= LONGEST_LABEL and fold(text) in phrases(LABELS)


def is_by(text: str, language: str | None) -> bool:
    """Return whether a text is a word for "by" in its language that other lines use too: "Nga", "De", "Από".

    >>> is_by("De", "ro"), is_by("De", "nl-NL"), is_by("Nga", "sq-AL")
    (True, False, True)
    """
    words = _by_languages().get(primary_subtag(language))  # few languages have any
    return words is not None and len(text) <= LONGEST_LABEL and fold(text) in words


@cache
def _by_languages() -> dict[str, frozenset[str]]:
    """The folded words for "by" of each language that has any."""
    words: dict[str, set[str]] = {}
    for phrase in phrases(BY):
        language, _, word = phrase.partition(" ")
        words.setdefault(language, set()).add(word)
    return {language: frozenset(found) for language, found in words.items()}


def _end_of(line: str, spoken: str, labels: str) -> int:
    """Where the longest phrase from two tables that opens a line ends, and what parts it from the name."""
    first = _WORD.match(line)
    if first is None or fold(first[1]).partition(" ")[0] not in _first_words(spoken, labels):  # nearly always
        return 0
    end = found = 0
    words: list[str] = []
    while len(words) < MOST_WORDS and (word := _WORD.match(line, end)):
        words.append(fold(word[1]))
        end, phrase = word.end(), " ".join(words)
        is_spoken = phrase in phrases(spoken)
        if is_spoken or phrase in phrases(labels):
            behind = _SIGN.match(line, end) or (_SPACE.match(line, end) if is_spoken else None)
            found = behind.end() if behind else found
    return found


@cache
def _first_words(*tables: str) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for table in tables for phrase in phrases(table))


def last_words() -> frozenset[str]:
    """Return the last words, in small letters, of the phrases that count anywhere on a page."""
    return frozenset(phrase.split()[-1].casefold() for table in (DONE, _CALLED) for phrase in phrases_as_written(table))
