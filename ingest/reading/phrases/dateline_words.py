"""Words of datelines, in many languages: what is no place, which agencies look like one, countries and cities.

Data, compared folded (`fold`).
"""

# Openings in the shape of a dateline that name no place.
NO_PLACE = frozenset(
    (
        "edit crossword sudoku quiz horoscope puzzle try free"
        " claim update updated breaking watch live exclusive opinion analysis comment editorial"
        " review video photos note fact check"
        " question answer faq q a warning spoiler editor correction clarification verdict rating"
        " report news interview podcast"
        " tl dr summary key points who what when where why how trigger advertisement sponsored"
        " mira lea lee vea ver ojo leggi guarda assista veja leia lire voir regardez lihat baca simak"
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
        " قال قالت أكد أعلن أعلنت"
        " ingredients method methods serves background objective objectives results conclusion conclusions abstract"
        " disclaimer transcript moderator host narrator reminder important attention alert"
        " preview recap factbox profile"
        " corrected gallery poll letter obituary movie rumor trending trailer podcasts"
        " deadline stand ostern festival cup"
        " fashion today yesterday tomorrow summer winter merry happy dear reader readers following credits"
        " mr mrs ms dr prof inc ltd plc corp llc gmbh fc cf tv pc"
        " actualité météo direct témoignage portrait football décryptage replay última vídeo flaş rezension"
        " сша ссср рф оон нато صورة بالفيديو بالصور الوزير المدير"
        " pilne esclusivo ekskluzywnie exkluzivně exkluzívne rendkívüli exclusief επείγον έκτακτο αποκλειστικό hitno"
        " ekskluzivno терміново ексклюзив nóng"
        " 사진 영상 자료 그래픽 그림 출처 제공 속보 速報 編集部"
        " फोटो तस्वीर चित्र वीडियो स्रोत सोर्स लेखक रिपोर्ट संवाददाता विशेष इनपुट खेल मौसम समाचार न्यूज खबर नोट सवाल जवाब"
        " תמונה צילום וידאו כתבנו כתבתנו פרשנות דעה בלעדי מקור עריכה"
        " pages redazione nhs imf bmw gdp btw tesla google bitcoin christmas weihnachten just column sold times herald"
        " nasa nba nfl nhl mlb nascar ufc fbi cia fda irs epa unesco unicef opec isis opep otan onu vip dna viva"
        " redacción redação haber merkezi"
        " 記者 写真 文 聞き手 撮影 取材"
    ).split()
)
# Agencies whose names look like a place's. Others are known by capitals, figures or several words.
AGENCIES = """
VG · NRK · Reuters · Bloomberg · Xinhua · Interfax · Tass · Ansa · Belga · Kyodo · Yonhap · Anadolu · Rudaw · Shafaq
Zawya · Ecofin · Ritzau · Mehr · Fars · Tasnim · Sputnik · Novosti · Agerpres · Lusa · Notimex · Petra · Wafa
Naharnet · Tanjug · Antara · Bernama · Agencies · Agenturen · Agences · Agenzie · Agencias · Télam · Azertac
Kazinform · Ukrinform · Belta · Unifor · Pressetext · Staff · Wire · Adnkronos · Askanews · Italpress · LaPresse
Teleborsa · Armenpress · Azərtac · Montsame · Moldpres · Kabar · Trend · Inforpress · Angop · Tatoli · Folhapress
Estadão Conteúdo · Nexstar · Stacker · Al Jazeera · Associated Press · Canadian Press · La Presse Canadienne
Jiji Press · Dow Jones · Prensa Latina · Europa Press · Business Wire · PRNewswire · Newsfile Corp · AccessWire
Chainwire · CyberNewswire · КАЗИНФОРМ · АЗЕРТАДЖ · Интерфакс · Укринформ · Укрінформ · РИА Новости · Новости · Прайм
Кабар · Тренд · Dire · Nan · Spa · Sita · Sta · Uni · Ina · Map · Tap · Mena · Cana · Sid · Ani · Ana · AP · AFP
UPI · CNN · BBC · VOA · RFE · DPA · APA · OTS · KNA · EPD · AWP · ATS · ANSA · AGI · EFE · ACN · CNS · CNA · RNS
JTA · PTI · IANS · APP · BSS · UNB · GNA · CMC · AKP · VNA · PNA · PIA · KCNA · SANA · IRNA · ISNA · WAM · KUNA
QNA · ANP · NTB · TT · STT · MTI · BTA · ČTK · TASR · PAP · HINA · FENA · SRNA · ANKA · DHA · İHA · TTXVN · TTO
TPO · PLO · NLĐO · VOV · CNBC · AIP · APS · ABI · ANF · AVN · ТАСС · УНН · УНИАН · БЕЛТА · ТАНЈУГ · СРНА · АЗӘРТАҸ
AA · SDA · الأناضول · الشرق الأوسط · القدس العربي · العربي الجديد · سانا · واع · وام · واس
كونا · قنا · بترا · وفا · سبأ · سبأنت · صفا · سونا · أ ش أ · أ ف ب · د ب أ · رويترز · فرانس برس · وكالات · المسلة
भाषा · एजेंसी · एजेंसियां · एजेन्सी · पीटीआई · पीटीआय · एएनआई · आईएएनएस · वार्ता · यूएनआई · रॉयटर्स · एएफपी · एपी · ब्यूरो
हिन्दुस्थान समाचार · हिंदुस्थान समाचार · आरएनएस · वृत्तसंस्था · रासस · রয়টার্স · এএফপি · বাসস · ইউএনবি · রাসস
רויטרס · סוכנויות · סוכנויות הידיעות · סוכנות הידיעות · איי פי · אי אף פי · בלומברג
المدى · الوكالة الوطنية · الوكالة الوطنية للإعلام · إيرنا · ایرنا · ایسنا · ایلنا · تسنیم · پژواک · رووداو · پیتیآی
"""
# Countries and regions that stand in brackets behind a place that lies there.
COUNTRIES = """
Russland · USA · Österreich · Schweiz · Deutschland · Frankreich · Italien · Spanien · Polen · Türkei · Ukraine
Großbritannien · England · Schottland · Niederlande · Belgien · Dänemark · Schweden · Norwegen · Finnland
Griechenland · Ungarn · Tschechien · Kroatien · Serbien · Bulgarien · Rumänien · China · Japan · Indien · Israel
Iran · Irak · Syrien · Ägypten · Kanada · Mexiko · Brasilien · Argentinien · Australien · Südafrika · Thailand
Bayern · Hessen · Sachsen · Thüringen · Brandenburg · Niedersachsen · NRW · Russia · France · Italy · Spain · Poland
Turkey · Germany · Austria · Switzerland · Greece · Belgium · Netherlands · Sweden · Norway · Ireland · Scotland
India · Canada · Mexico · Brazil · Argentina · Australia · Egypt · Syria · Iraq · Kenya · Nigeria · South Africa
Alemania · Francia · Italia · Rusia · España · México · Allemagne · Italie · Espagne · Belgique · Suisse · Rusya
Sénégal · Mali · Niger · Bénin · Togo · Cameroun · Gabon · Congo · RDC · Tchad · Guinée · Maroc · Algérie · Tunisie
Haïti · Côte d'Ivoire · Ghana · Burkina Faso · Uganda · Tanzania · Ethiopia · South Sudan · Somalia · Zimbabwe
Zambia · Chile · Perú · Colombia · Ecuador · Venezuela · Bolivia · Uruguay · Paraguay · Honduras · Guatemala
Nicaragua · Saale · Oder · Westfalen · AC · AL · AM · BA · CE · DF · ES · GO · MG · MS · MT · PB · PE · PI · PR · RJ
RN · RO · RR · RS · SC · SE · SP · TO
"""
# Cities that make a dateline in brackets or in front of a bar even with no dash behind.
CITIES = """
القاهرة · بغداد · دمشق · بيروت · عمان · عمّان · الرياض · جدة · الدوحة · الكويت · المنامة · مسقط · صنعاء · عدن
الخرطوم · طرابلس · تونس · الجزائر · الرباط · نواكشوط · رام الله · غزة · القدس · القدس المحتلة · أبوظبي · أبو ظبي
دبي · الشارقة · باريس · واشنطن · نيويورك · موسكو · بكين · أنقرة · إسطنبول · طهران · برلين · بروكسل · جنيف · روما
مدريد · أربيل · السليمانية · كركوك · الموصل · البصرة · A Coruña · Abidjan · Abu Dhabi · Abuja · Accra · Addis Ababa
Alger · Algiers · Amman · Amsterdam · Ankara · Athens · Atlanta · Baghdad · Bagdad · Baku · Bamako · Bangkok
Barcelona · Beijing · Beirut · Beyrouth · Belgrade · Bengaluru · Berlin · Berne · Bogotá · Boston · Brasília
Brussels · Bruxelles · Bucharest · Budapest · Buenos Aires · Cairo · Calgary · Canberra · Cape Town · Caracas
Chicago · Colombo · Copenhagen · Dakar · Dallas · Damascus · Dhaka · Doha · Dubai · Dubaï · Dublin · Edmonton
Erbil · Frankfurt · Gaza · Geneva · Genève · Halifax · Hanoi · Harare · Havana · Helsinki · Hong Kong · Houston
Islamabad · Istanbul · Jakarta · Jerusalem · Jérusalem · Johannesburg · Kabul · Kampala · Karachi · Kathmandu
Khartoum · Kigali · Kinshasa · Kolkata · Kuala Lumpur · Kyiv · Kiev · La Paz · Lagos · Lahore · Lausanne · Le Caire
Lima · Lisbon · Lisboa · London · Londres · Los Angeles · Lusaka · Madrid · Manila · Maputo · Melbourne
Mexico City · Mexico · Miami · Milan · Minneapolis · Monrovia · Montevideo · Montréal · Montreal · Moscow · Moscou
Mumbai · Munich · Nairobi · New Delhi · New York · Nouvelle-Delhi · Oslo · Ottawa · Ouagadougou · Paris · Pékin
Philadelphia · Prague · Pretoria · Pyongyang · Québec · Quito · Rabat · Ramallah · Rio de Janeiro · Riyadh · Riyad
Roma · Rome · San Francisco · San José · Santiago · Sao Paulo · São Paulo · Sarajevo · Seattle · Seoul · Séoul
Shanghai · Singapore · Sofia · Stockholm · Sydney · Taipei · Tallinn · Tashkent · Tbilisi · Téhéran · Tehran
Tel-Aviv · Tel Aviv · The Hague · Tokyo · Toronto · Tripoli · Tunis · Vancouver · Vienna · Vienne · Vilnius · Warsaw
Varsovie · Washington · Wellington · Winnipeg · Yaoundé · Yerevan · Zagreb · Zurich · Zürich · اسلام آباد · کراچی
لاہور · پشاور · کوئٹہ · راولپنڈی · فیصل آباد · ملتان · حیدرآباد · سکھر · گلگت · مظفر آباد · سری نگر · سرینگر
نئی دہلی · ممبئی · لکھنؤ · کابل · تہران · واشنگٹن · نیویارک · لندن · دبئی · ابوظہبی · ریاض · غزہ · ماسکو · بیجنگ
انقرہ · استنبول · ڈھاکا · پیرس · नई दिल्ली · नयी दिल्ली · दिल्ली · मुंबई · कोलकाता · चेन्नई · बेंगलुरु · हैदराबाद
लखनऊ · पटना · भोपाल · इंदौर · जयपुर · रांची · रायपुर · देहरादून · शिमला · चंडीगढ़ · वाराणसी · कानपुर · आगरा · मेरठ
गोरखपुर · नोएडा · गाजियाबाद · गुरुग्राम · पुणे · नागपुर · नाशिक · ठाणे · अहमदाबाद · वॉशिंगटन · वाशिंगटन · लंदन
ירושלים · תל אביב · חיפה · באר שבע · וושינגטון · ניו יורק · לונדון · פריז · ברלין · מוסקבה · בריסל · קהיר · עמאן
इस्लामाबाद · ढाका · काठमाडौं · काठमाण्डौ · काठमांडू · पोखरा · ঢাকা · চট্টগ্রাম · কলকাতা · নয়াদিল্লি · সিলেট · রাজশাহী
খুলনা · ચંડીગઢ · અમદાવાદ · ગાંધીનગર · સુરત · વડોદરા · રાજકોટ · નવી દિલ્હી · ਚੰਡੀਗੜ੍ਹ · ਅੰਮ੍ਰਿਤਸਰ · ਲੁਧਿਆਣਾ · ਜਲੰਧਰ
ਨਵੀਂ ਦਿੱਲੀ · சென்னை · மதுரை · கோவை · புதுடெல்லி · கொழும்பு · హైదరాబాద్ · విజయవాడ · అమరావతి · విశాఖపట్నం · న్యూఢిల్లీ
ಬೆಂಗಳೂರು · ಮೈಸೂರು · ಮಂಗಳೂರು · ಹುಬ್ಬಳ್ಳಿ · ನವದೆಹಲಿ · തിരുവനന്തപുരം · കൊച്ചി · കോഴിക്കോട് · തൃശൂര്‍ · ന്യൂഡല്‍ഹി
ന്യൂഡൽഹി
"""
# What is no place's name alone, but may begin one: "LOS ANGELES", "Frankfurt am Main".
ARTICLES = frozenset("le les the der die das el il los las es am im in sur".split())
ARTICLED = tuple("los las the el le les den".split())  # places in capitals may begin with these
# Cities that English papers of South Asia put in front of a colon. Elsewhere a word there is a topic.
CITIES_WITH_COLON = """
Agartala · Ahmedabad · Aizawl · Amaravati · Bangalore · Bhopal · Bhubaneswar · Chandigarh · Chennai · Dehradun
Gangtok · Guwahati · Gurugram · Hyderabad · Imphal · Indore · Itanagar · Jaipur · Jammu · Kochi · Kohima · Kozhikode
Lucknow · Mangaluru · Mysuru · Nagpur · Noida · Panaji · Patna · Peshawar · Pune · Quetta · Raipur · Ranchi
Shillong · Shimla · Srinagar · Thiruvananthapuram · Vijayawada · Visakhapatnam · Rawalpindi · Multan · Faisalabad
Bengaluru · Kolkata · Mumbai · New Delhi · Dhaka · Kathmandu · Colombo · Islamabad · Karachi · Lahore · Kabul
Washington · Beijing · Moscow · Jerusalem · Tehran · Dubai · Riyadh · Doha
"""
# Cities in front of a full stop in German papers.
GERMAN_CITIES = """
Hamburg · München · Köln · Stuttgart · Düsseldorf · Leipzig · Dortmund · Essen · Bremen · Dresden · Hannover
Nürnberg · Duisburg · Bochum · Wuppertal · Bielefeld · Bonn · Mannheim · Karlsruhe · Augsburg · Wiesbaden
Gelsenkirchen · Braunschweig · Chemnitz · Kiel · Aachen · Magdeburg · Freiburg · Lübeck · Erfurt · Rostock · Mainz
Kassel · Saarbrücken · Potsdam · Schwerin · Göttingen · Wolfsburg · Regensburg · Würzburg · Ulm · Wien · Graz · Linz
Salzburg · Innsbruck · Genf · Basel · Bern · Brüssel · Moskau · Peking · Rom · Athen · Warschau · Prag · Straßburg
Berlin · Frankfurt · London · Paris · Madrid · Washington · New York · Tokio · Istanbul · Jerusalem · Kiew · Kyjiw
Budapest · Zürich · Lausanne · Oslo · Stockholm · Kopenhagen · Helsinki · Mailand · Lissabon · Dubai
"""
