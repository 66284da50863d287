"""The commonest words of languages that share their letters with others, by which a text gives its own away. Data.

A word of several languages stands in the list of each, for what one lacks would speak for the others.
"""

COMMON_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": (
            "the of and to in that is was for with on has it as by from are were be this his he they said at have "
            "not an who but will had which their she or been more about one when would there than what out up its"
        ),
        "de": (
            "der die und das den von zu mit ist des im für nicht auf sich ein eine auch dem einer eines einem "
            "einen an bei wird werden nach sie er wir aus hat wie oder noch als vor bis über so es zum zur wurde "
            "man aber sind"
        ),
        "fr": (
            "le la les des et du une est dans que pour qui sur au pas par plus ce il avec de un à en a l d n s c "
            "qu se sont été mais cette ses aux ont son leur comme après être fait deux ne elle"
        ),
        "es": (
            "el la los las que del en una por con para es se su al más como pero fue de y a no lo un le sus este "
            "esta ha son sobre entre también hasta desde cuando muy sin años todo ser dos está o ya"
        ),
        "it": (
            "il che di della per una non sono del con le gli è alla anche dei nel si più e a in un l da ha al "
            "nella come ma lo suo dal alle se questo questa essere stato o due dopo fra tra"
        ),
        "pt": (
            "o que os do da não uma em com para dos das por mais ao foi na no é como de a e um à mas seu sua ou "
            "ser quando muito há nos já está também só pelo pela até isso ela entre era"
        ),
        "ca": (
            "els amb és i per que les una del dels aquest però més ha són també als pel de la el en a un es no va "
            "al com entre sobre hi ens perquè seva"
        ),
        "nl": (
            "het een van en dat niet zijn met voor op te die ook aan er wordt naar bij de in is was of als maar "
            "om door over dan zo nog wel hij ze werd tot uit meer deze heeft hebben geen"
        ),
        "af": (
            "nie vir wat sy deur hulle ons hy baie sê sal wees kan moet haar die is en van in het te aan met op dat"
        ),
        "lb": "vun fir mat op ass eng dat hunn sinn net och ze déi wéi awer gëtt",
        "sv": (
            "och att det som en är på för med av den till inte har de ett om kan i var så men vi jag han hon när "
            "från vid också efter eller nu ut upp"
        ),
        "no": (
            "og det som er på til av for med at en har ikke den et om de fra var i så men vi jeg han hun når også "
            "etter eller nå ut opp ble blir mot ved seg"
        ),
        "da": (
            "og det at er en til af på for der de den med som ikke et har fra var i så men vi jeg han hun når "
            "også efter eller nu ud op blev bliver mod ved sig"
        ),
        "is": (
            "og að í á sem er það til um við með ekki fyrir var af frá þegar hann hún eru hafa eftir þetta verið verður"
        ),
        "fi": (
            "ja on ei se että oli mutta ovat hän kun myös tai joka mukaan sen hänen tämä siitä vain kuitenkin jo "
            "vuonna olla sekä voi niin jos ole kanssa vielä jälkeen suomen"
        ),
        "et": (
            "et see oma ka mis kui aga ning või seda selle kes pole siis välja ta ei nii on olid oli saab veel "
            "tema pärast kas ära eesti"
        ),
        "pl": (
            "w i na z że się nie do jest o to od jak po za przez ale które dla ma są był było tym tego jego tylko "
            "oraz już będzie może ich być przed również roku czy gdy więc tej podczas"
        ),
        "cs": (
            "a se v na je že z do s o to by i pro ale jako jsou který po ve k od za při ne tak už bude byl nebo "
            "také podle roku když jejich až které má tím mezi však není"
        ),
        "sk": (
            "a sa v na je že s o z pre to do ako aj sú ktoré podľa bol k od za pri ne tak už bude alebo tiež roku "
            "keď ich až ktorý má medzi však nie sme"
        ),
        "hr": (
            "je i u na se da su za od koji što kao bi ali iz nije će te a ne o s to samo već još sve prema godine "
            "biti može nakon ili koja bio rekao"
        ),
        "sl": (
            "je in v na se da so za pa ki z tudi kot ne bi po iz še a s kar več pri ob ali če bo biti lahko leta "
            "kako sem med bil nje"
        ),
        "lt": (
            "ir į kad su iš yra tai apie bet dėl buvo nuo tik po jau kaip o kurie taip jis jo metų nes gali prie "
            "ar jų dar daugiau"
        ),
        "lv": (
            "un ir ar no par ka uz kas arī bet pēc tas lai kā tika būs viņš pie šo gan gada jau vai ja vēl to latvijas"
        ),
        "sq": (
            "dhe në të për me që një nga është ka se më nuk janë kjo i e tij si do por edhe kur ku po kanë pas "
            "ishte disa"
        ),
        "tr": (
            "ve bir bu da için ile olarak de daha çok olan ne gibi sonra kadar en ise şu o mi her iki dedi olduğu "
            "olduğunu tarafından değil yeni ya dan den nin nın"
        ),
        "az": (
            "və ilə üçün də ki olub edib isə qeyd həmin olaraq onun edir deyib bu o da öz daha sonra kimi üzrə "
            "qədər hər ona onlar olan"
        ),
        "hu": (
            "a az és hogy nem egy is van volt meg de csak ez mint már el ha vagy pedig majd lett lehet után azt "
            "ezt egyik több szerint még minden olyan illetve amely"
        ),
        "ro": (
            "de și în la cu a din pe care nu o pentru un mai este au fost că se le lui sa sau dar după prin ar fi "
            "acest această când sunt lor vor către ei iar"
        ),
        "eu": (
            "eta da du ez ere izan dira dute bat zuen egin dela baina baino egiteko beste hau horrek zen ziren "
            "gaur urte bai"
        ),
        "id": (
            "yang dan di dari untuk dengan ini itu dalam pada tidak akan oleh ke juga adalah saat ada telah para "
            "tersebut kata bisa sudah lebih saya karena atau menjadi seorang tahun"
        ),
        "tl": "ang ng sa na mga at ay si ni para hindi ito niya kung siya may nang kay kanyang rin pa din",
        "vi": (
            "của và là có được trong các cho một với không người này đã những ở khi đến về tại như cũng sẽ đó ra "
            "vào năm phải trên nhiều nhưng"
        ),
        "ku": "û di de ku li bi ji ew bû dike jî ye her wê ser bo kir dibe wan me hatin re jê gotiye xwe kurdistanê",
        "sw": (
            "ya na wa kwa ni katika la za cha kuwa hiyo hii alisema pia kama yake hilo vya kwamba hayo baada watu "
            "mwaka ambao ili si au"
        ),
        "zu": "ukuthi futhi kodwa uma ngoba lapho kanti nokuthi kusho uthe lokhu ukuba khona abantu",
        "xh": "ukuba kwaye kodwa xa kuba apho kwi kunye ukuze uthi oku nto kwakhona esithi abantu",
        "so": "oo ka ku iyo waxaa uu ay in si la ee waxa ah lagu kale",
        "ha": "da na ya ta ba ne ce cikin don wannan shi su kuma daga zuwa",
        "ru": (
            "и в не на что с по как это из к за от его но для так был она они бы же ли до во при о у ещё уже или "
            "мы вы только также после более год года было были которые который"
        ),
        "uk": (
            "і в на не що з до за та як у від це для його про але також її вона вони б же чи при о або ми ви "
            "тільки після більше року було були які який цей через"
        ),
        "be": (
            "і ў на з не што па да як гэта для ад якія быў яго яна яны бы пры або мы толькі пасля больш гэты было "
            "таксама"
        ),
        "bg": (
            "и на в за да се от с не е по са това че които си ще или като при след той я го му им беше още само "
            "бе няма до как"
        ),
        "mk": "на во и да од се за со ќе е не што кои според ја го ги му по при или како тоа беше уште само година",
        "sr": (
            "и у је да на се за су од са који што као није а не о с то само већ још све према године бити може "
            "након или која био рекао"
        ),
        "kk": "және мен бұл үшін деп бар осы да де бір болды",
    }.items()
}
