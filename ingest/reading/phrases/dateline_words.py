"""Words of datelines, in many languages: what is no place, which agencies look like one, and where places lie.

Data, compared folded (`fold`).
"""

# Openings that have the shape of a dateline and name no place.
NO_PLACE = frozenset(
    (
        "edit crossword sudoku quiz horoscope puzzle try free"
        " claim update updated breaking watch live exclusive opinion analysis comment editorial"
        " review video photos note fact check"
        " question answer faq q a warning spoiler editor correction clarification verdict rating"
        " report news interview podcast"
        " tl dr summary key points who what when where why how trigger advertisement sponsored"
        " eilmeldung kommentar analyse meinung"
        " le les the this these but and it he she we they i you der die das ein eine es il un une"
        " los las i̇şte son dakika özel"
        " liveblog ticker hinweis tldr faqs spoilers published posted updated by photo photos foto fotos bild bilder"
        " image images picture credit source quelle topic interval price note notes tip step part chapter section"
        " e mail email tel phone name date time pros cons about read related see also listen warnung achtung einleitung"
        " fazit info"
        " wichtig tipp frage antwort interview zur zum im am in nach vor bei mit für und oder aber wenn wie was warum"
        " montag dienstag mittwoch donnerstag freitag samstag sonntag monday tuesday wednesday thursday friday saturday"
        " sunday lundi mardi mercredi jeudi vendredi samedi dimanche pazartesi salı çarşamba perşembe cuma cumartesi"
        " comme dans pour avec sans mais sur une ce cette qui que quoi où vidéo analyse récit enquête reportage"
        " güncelleme analiz haber foto galeri röportaj yorum haberi gündem ekonomi spor dosya magazin siyaset"
        " commentary genre story newsletter recipe timeline explainer explained ranked reviewed more headlines sport"
        " january february march april may june july august september october november december hintergrund reportage"
        " porträt kolumne gastbeitrag nato fifa uefa covid ai bundesliga league liga especial directo exclusiva"
        " exclusivo urgente opinión análisis entrevista reportaje crónica entretien exclusif archives urgent opinião"
        " análise agenda crônica coluna esclusiva intervista opinione"
        " politik wirtschaft kultur klima migration gesellschaft panorama gesundheit bildung technik lokales ausland"
        " inland red redaktion politics business health science technology culture education environment crime weather"
        " economy climate immigration politique économie santé société política economía cultura sociedad salud mundo"
        " deportes highlights takeaway takeaways inspections"
        " эксклюзив видео фото справка важно срочно интервью мнение аналитика репортаж обзор відео"
        " خاص عاجل متابعة متابعات فيديو خبر تقرير حصري تحليل رأي مقال حوار تحديث صور"
        " تایبەت ڕاپۆرت ڕاپرس بەپەلە ڤیدیۆ وتار شیکاری چاوپێکەوتن گزارش ویدیو یادداشت گفتگو"
        " 記者 写真 文 聞き手 撮影 取材"
    ).split()
)
# Agencies that write their names like a place's; others do in capitals, with figures, or in several words.
AGENCIES = """
Reuters · Bloomberg · Xinhua · Interfax · Tass · Ansa · Belga · Kyodo · Yonhap · Anadolu · Rudaw · Shafaq · Zawya
Ecofin · Ritzau · Mehr · Fars · Tasnim · Sputnik · Novosti · Agerpres · Lusa · Notimex · Petra · Wafa · Naharnet
Tanjug · Antara · Bernama · Agencies · Agenturen · Agences · Agenzie · Agencias · Télam · Azertac · Kazinform
Ukrinform · Belta · Unifor · Pressetext · Staff · Wire
"""
# What stands in brackets behind a place and is where that lies.
COUNTRIES = """
Russland · USA · Österreich · Schweiz · Deutschland · Frankreich · Italien · Spanien · Polen · Türkei · Ukraine
Großbritannien · England · Schottland · Niederlande · Belgien · Dänemark · Schweden · Norwegen · Finnland
Griechenland · Ungarn · Tschechien · Kroatien · Serbien · Bulgarien · Rumänien · China · Japan · Indien · Israel
Iran · Irak · Syrien · Ägypten · Kanada · Mexiko · Brasilien · Argentinien · Australien · Südafrika · Thailand
Bayern · Hessen · Sachsen · Thüringen · Brandenburg · Niedersachsen · NRW · Russia · France · Italy · Spain · Poland
Turkey · Germany · Austria · Switzerland · Greece · Belgium · Netherlands · Sweden · Norway · Ireland · Scotland
India · Canada · Mexico · Brazil · Argentina · Australia · Egypt · Syria · Iraq · Kenya · Nigeria · South Africa
Alemania · Francia · Italia · Rusia · España · México · Allemagne · Italie · Espagne · Belgique · Suisse · Rusya
"""
# What no place's name has alone, but in front of another word: "LOS ANGELES", "Frankfurt am Main".
ARTICLES = frozenset("le les the der die das el il los las es am im in sur".split())
ARTICLED = tuple("los las the el le les den".split())  # which places begin with, when in capitals
