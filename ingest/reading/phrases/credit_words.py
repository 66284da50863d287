"""The words that announce a picture's credit, in many languages: set off from the caption, before a colon or alone."""

import re

from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

_BETWEEN = re.compile(r"[\s'’]+")
LONGEST_LABEL = 60  # characters
MOST_WORDS = 5  # of what announces a credit: "Créditos de la foto"
# Who took, made or provided a picture, where it is from, and what it is.
_ANNOUNCING = """
photo · photos · image · images · picture · pictures · source · credit · credits · photographer · illustration
screenshot · screengrab · photocredit
foto · fotos · bild · bilder · fotograf · fotografin · quelle · bildautor · bildautorin · bildquelle · bildherkunft
bildhinweis
bildrechte · urheber · urheberin · aufnahme · aufnahmen · titelbild · beitragsbild · agenturfoto · symbolbild
symbolfoto
archivbild · archivfoto · videostandbild · videograb · repro · reprofoto · rechte · karte · standbild · vorschaubild
teaserbild
photographie · photographe · crédit · crédits · capture · visuel · infographie
fotografía · fotografías · imagen · fuente · crédito · créditos · ilustración · captura · cortesía · gentileza
autoría · vía
fotografia · fotografias · imagem · fonte · arte · ilustração · reprodução · divulgação · autor · autora
ph · crediti · immagine · immagini · fotocredit · illustrazione · infografica
bron · fotograaf · fotografie · afbeelding · archieffoto · illustratie · fotobron · beeld
zdjęcie · zdjęcia · zdj · źródło · grafika · fot · autorka · ilustracja
zdroj · snímek · snímky · fotka · snímka
fotók · fotó · kép · képek · kép forrása · forrás · forrása · illusztráció · borítókép · nyitókép · fotós
sursa · sursă · imagine · imaginii · captură · fotografii
izvor · fotografija · fotografije · snimio · snimila · fotografirao · fotografirala · ilustracija · snimak
printscreen · vir · avtor
фотографија · фотографије · извор · аутор · снимио · снимила · снимак · снимил · илустрација
снимка · снимки · източник · автор · кадър · фото · фотография
φωτογραφία · φωτογραφίες · φωτογραφίας · φωτό · φωτο · πηγή · φωτογράφος · εικόνα · εικόνας · φωτογραφια · πηγη
görsel · fotoğraf · kaynak · kaynağı · fotoğrafçı · foto muhabiri · muhabiri
источник · изображение · изображения · иллюстрация · кадр · картинка · снимок · обложка · коллаж · скриншот
инфографика
джерело · зображення · ілюстрація · колаж · світлина · світлини · скріншот · фота · крыніца · здымак
bildkälla · källa · skärmdump · bilde · bilete · kilde · illustrasjon · skjermdump · skjermbilde · faksimile
privatfoto · pressefoto
fotografi · modelfoto · billede · genrebild · arkivbild · arkivfoto
kuva · kuvat · kuvaaja · lähde · arkistokuva · kuvakaappaus · grafiikka · kuvituskuva · kuvalähde · allikas · pilt
attēls · avots · nuotrauka · nuotraukos autorius · burimi · imatge · crèdit · şəkil · mənbə · fotoqraf · сурет
дереккөз
صورة · الصورة · تصوير · المصدر · مصدر · عدسة
عکس · عکاس · منبع · تصویر
وێنە · فۆتۆ · سەرچاوە · سەرچاوەی · کامێرا · گرافیک · فۆتۆگراف · وێنەگر · çavkanî · wênekêş · wêneya · wêne
צילום · צילומים · צלם · צלמת · תמונה · תמונות · קרדיט · מקור · איור · עיבוד
फोटो · फ़ोटो · तस्वीर · तस्बिर · स्रोत · छवि · साभार · सौजन्य · छायाचित्र · छाया · क्रेडिट
ছবি · ছবির · ফটো · সৌজন্যে · সৌজন্য · গ্রাফিক্স · আলোকচিত্র · উৎস · সূত্র · படம் · புகைப்படம்
فوٹو · بشکریہ · ماخذ
ilustrasi · kredit · fotografer · tangkapan layar · dokumentasi · gambar · sumber · picha · chanzo · larawan
ảnh · nguồn · hình · hình ảnh · đồ họa
图片 · 圖片 · 来源 · 來源 · 供图 · 供圖 · 制图 · 製圖 · 图源 · 圖源 · 图片来源 · 圖片來源 · 照片來源 · 照片来源 · 摄影
攝影
画像 · 画像提供 · 出典 · 画像出典 · 出所 · 引用 · 引用元 · イラスト · 写真提供 · 写真 · 撮影 · 提供
사진 · 출처 · 사진출처 · 이미지 · 이미지출처 · 그래픽 · 자료
ფოტო · წყარო · ဓာတ်ပုံ
"""
# Those of them that announce who wrote a story if no caption stands in front.
_WRITING = """
autor · autora · autorka · avtor · автор · аутор · muhabiri
"""
# Words that stand beside those, and announce nothing alone.
_BESIDE = """
of · the · by · from · courtesy · file · archive · handout · stock · de · la · le · les · du · des · d · l · da · do
dos · das · del
di · della · delle · dell · par · por · von · für · der · van · door · av · af · oleh · na · a · od · z · ze · din
dal
archives · archivo · arquivo · archivio · archiv · archieff · écran · pantalla · tela · schermo · aimable
ilustracyjne · ilustrační · ilustračné · ilustrativ · ilustrativă · kiemelt · ilustrativna · arhivska
αρχείου · архивное · иллюстративное · ілюстративне · архівне · ілюстраційне · архив · архів
از · آرشیوی · מסך · אילוסטרציה · ארכיון · באדיבות · फाइल · इमेज · ফাইল · فائل
fail · arsip · minh họa · minh · họa · tư · liệu · chụp · màn hình · màn · temsili · arşiv · video · vidéo · vídeo
"""

AGENCIES = (
    r"(?:AP|AFP|dpa|EPA|PA|APA|ANSA|Ansa|LaPresse|EFE|TASS|Xinhua|Reuters|REUTERS|Getty|Getty Images|AFP/Getty|IMAGO"
    r"|imago|Bloomberg|Shutterstock|iStock"
    r"|Keystone|KEYSTONE|Zuma|UPI|WireImage|Alamy|Anadolu|AA|İHA|DHA|picture alliance|Kyodo|Yonhap|Handout"
    r"|HANDOUT|Supplied|Courtesy|INA|ANP|TT|NTB|PAP|ANTARA|Scanpix|Belga|Lusa|SIPA|Rex|Pexels|Unsplash|Pixabay"
    r"|GettyImages|Adobe ?Stock|stock\.adobe\.com|iStockphoto|Fotolia|pixelio(?:\.de)?|Depositphotos|123RF|Thinkstock"
    r"|Wikimedia Commons|Flickr|flickr|Twenty20|Dreamstime|NurPhoto|ddp|epd|KNA|Ritzau|AAP|PTI|ANI|The Canadian Press"
    r"|ČTK|TASR|MTI|LETA|BNS|ELTA|TTXVN|БТА|ТАСС|Europa Press|EUROPA PRESS|Imagoeconomica|Lehtikuva"
    r"|연합뉴스|뉴시스|뉴스1|공동취재|로이터|ＡＰ|ＡＦＰ(?:時事)?|ロイター|共同通信社?|時事|新华社|新華社"
    r"|中新社|中央社|路透社?|法新社|美联社|美聯社|视觉中国"
    r"|BELGA|LUSA|SITA|Tanjug|TANJUG|Танјуг|HINA|FoNet|Pixsell|PIXSELL|Profimedia|Agerpres|Cuartoscuro|Fotogramma"
    r"|ΑΠΕ-ΜΠΕ|Eurokinissi|EUROKINISSI|БГНЕС|Укрінформ|УНІАН|РИА Новости|Anadolu Ajansı"
    r"|Ritzau Scanpix|Divulgação|DIVULGAÇÃO"
    r"|Reprodução|Istimewa|Cedida|CEDIDA|게티이미지뱅크|人民视觉|路透|רויטרס|पीटीआई|रॉयटर्स|রয়টার্স"
    r"|اے ایف پی|ایرنا|ایسنا"
    r"|رويترز|الأناضول|غيتي(?: إيميجز)?|د\.ب\.أ|إ\.ب\.أ|أ ف ب|أ\.ف\.ب|أ ب|د ب أ|فرانس برس|الفرنسية|أسوشيتد برس)"
)
# Words in front of a credit. In a sentence only a sign behind one tells that a credit follows.
LABEL = (
    r"(?:copyright|cr[ée]dits? ?(?:photos?|fotos?)|sursa ?foto|crédito|créditos|fotografías?|fotografias?"
    r"|imagen|imagem|fuente|fonte|beeld|kuvat?|ljósmynd|mynd|źródło|zdroj|fotó|sursa|izvor|снимка|источник"
    r"|джерело|автор фото|φωτό|φωτο|φωτογραφία|πηγή|عکس|منبع|عکاس|تصویر|צילום|फोटो|फ़ोटो|ছবি|nguồn|ภาพ"
    r"|图片来源|圖片來源|图源|圖|供[图圖]|摄影"
    r"|(?:file |archive |handout |stock )?photo(?:graph)?s?|archiv ?(?:foto|bild)|symbol ?(?:foto|bild)"
    r"|fotos?|bild ?quellen?|fotoquelle"
    r"|foto ?credits?|bild ?credits?|foto ?nachweis|dok(?:umentasi)?"
    r"|fotoğraf(?:lar)?|bild(?:er|rechte|nachweis)?|images?|pictures?|quelle"
    r"|source|credits?|crédits?"
    r"|photo credits?|image credits?|picture credits?|photo source|photo illustration|grafik|graphic"
    r"|illustrations?|screenshots?|photographer|montage|collage|nuotr|ảnh|фото|zdj(?:ęcie)?|fot"
    r"|صورة|الصورة|تصوير|مصدر الصورة|عدسة|المصدر|وێنە|فۆتۆ|سەرچاوە|سەرچاوەی وێنە"
    r"|وێنەگر|kaynak|wêne|ფოტო|写真|撮影|图|사진)"
)
# Words that sentences use too, "the author of the book", and that announce a credit only with a colon.
COLONED = (
    r"(?:pics?|fotograf(?:in|en|erin)?|fotógraf[oa]|photographe|(?:foto )?cortes[ií]a|kép|forrás|autor(?:ka)?|skärmbild"
    r"|(?:arkiv|illustrasjons)(?:foto|bilde?)|φωτ|πηγή φωτ[οό]|скриншот|фотограф|източник|קרדיט|तस्वीर|فوٹو"
    r"|sumber(?: foto| gambar)?|gambar|picha|படம்|புகைப்படம்|ఫోటో|ಫೋಟೋ|ഫോട്ടോ|ફોટો|ਫੋਟੋ|छायाचित्र|तस्बिर|ඡායාරූපය?"
    r"|լուսանկար(?:ը|ներ[ըի]?)?|ፎቶ|ဓာတ်ပုံ|រូបថត|ພາບ|انځور|hoto|sawir|şəkil"
    r"|(?:ขอบคุณ|เครดิต|ที่มา|แฟ้ม|รูป|ช่าง)?ภาพ(?:จาก|โดย|ประกอบ)?|เครดิต|ที่มา|写真提供|提供|攝影|摄影|사진 ?제공)"
)
ANY_LABEL = rf"(?:{LABEL}|{COLONED})"
_AGENCY = re.compile(AGENCIES)
# After one of these words a label is a word of the sentence: "the source: a spring".
BEFORE_NOUN = frozenset(
    "the a an this that his her its their our my of in on das die der ein eine ihr sein le la les un une el los las"
    " il lo".split()
)
# Labels of a caption, and of a credit, for those who do not see the page.
CAPTION_LABELS = """
image caption · photo caption · media caption · video caption · caption · show caption · hide caption · toggle caption
pie de foto · legenda da foto · légende · légende image · bildunterschrift
fotoğraf altı yazısı · التعليق على الصورة · توضیح تصویر · подпись к фото · підпис до фото · इमेज कैप्शन · ছবির ক্যাপশন
تصویر کا کیپشن · keterangan gambar · chụp lại hình ảnh · 图像加注文字 · 圖像加註文字 · 画像説明 · 사진 설명
"""
CREDIT_LABELS = """
credit · image · photo · image copyright · photo copyright · image credits · photo credits · picture credit
image source · image credit · photo credit · fuente de la imagen · crédito · crédit photo · kaynak · صدر الصورة
مصدر الصورة · منبع تصویر · автор фото · автор фотографии · джерело зображення · इमेज स्रोत · ছবির উৎস
تصویر کا ذریعہ · sumber gambar · nguồn hình ảnh · 图像来源 · 圖像來源 · 画像提供 · 사진 출처
"""


def is_caption_label(piece: str) -> bool:
    """Return whether a text only says that a caption follows."""
    return len(piece) <= LONGEST_LABEL and fold(piece) in phrases(CAPTION_LABELS)


def is_agency(text: str) -> bool:
    """Return whether a text is an agency's name, and nothing else."""
    return _AGENCY.fullmatch(text) is not None


def announces_credit(words: str) -> bool:
    """Return whether words say only that a picture's credit follows.

    >>> announces_credit("Crédito da foto"), announces_credit("Источник изображения"), announces_credit("In the photo")
    (True, True, False)
    """
    said = [folded for word in _BETWEEN.split(words) if (folded := fold(word))]
    announcing = phrases(_ANNOUNCING)
    if len(said) > MOST_WORDS or announcing.isdisjoint(said):
        return " ".join(said) in announcing
    return phrases(_BESIDE).issuperset(word for word in said if word not in announcing)


def announces_writer(words: str) -> bool:
    """Return whether words that announce a credit after a caption announce, without a caption, who wrote a story."""
    return fold(words) in phrases(_WRITING)
