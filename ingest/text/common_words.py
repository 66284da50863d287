"""The commonest words of languages that share their letters with others; they tell which one a text is in. Data.

A word that several languages share is in the list of each: left out of one, it would speak for the others.
"""

COMMON_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        # Germanic
        "en": (
            "the of and to in that is was for with on has it as by from are were be this his he they said at have not "
            "an who but will had which their she or been more about one when would there than what out up its"
        ),
        "de": (
            "der die und das den von zu mit ist des im für nicht auf sich ein eine auch dem einer eines einem einen "
            "an bei wird werden nach sie er wir aus hat wie oder noch als vor bis über so es zum zur wurde man aber "
            "sind"
        ),
        "nl": (
            "het een van en dat niet zijn met voor op te die ook aan er wordt naar bij de in is was of als maar om "
            "door over dan zo nog wel hij ze werd tot uit meer deze heeft hebben geen ik je worden"
        ),
        "af": (
            "nie vir wat sy deur hulle ons hy baie sê sal wees kan moet haar die is en van in het te aan met op dat "
            "ʼn n nog ook of om word uit oor by as maar alle ander enige na sonder"
        ),
        "fy": (
            "fan de en it yn foar in is te dat op net mei wurdt hat oan hawwe of troch der om by sa syn se wie gjin "
            "ek mar"
        ),
        "lb": (
            "vun fir mat op ass eng dat hunn sinn net ze déi wéi awer gëtt de d an den vum zu huet am en e et och der "
            "um beim oder säi seng dem dës all no bei nach iwwer mam"
        ),
        "nds": (
            "un de dat to in is vun för mit nich en hett op sien dör sünd bi ok as ut wi se he na werrt över wat noch "
            "man"
        ),
        "sv": (
            "och att det som en är på för med av den till inte har de ett om kan i var så men vi jag han hon när från "
            "vid också efter eller nu ut upp sin sig blir blev mot över under"
        ),
        "no": (
            "og det som er på til av for med at en har ikke den et om de fra var i så men vi jeg han hun når også "
            "etter eller nå ut opp ble blir mot ved seg å sin skal være over under"
        ),
        "nn": (
            "og det som er på til av for med at ein har ikkje den eit om dei frå var i så men vi eg han ho når òg "
            "etter eller no ut opp vart blir mot ved seg å sin skal vere over under"
        ),
        "da": (
            "og det at er en til af på for der de den med som ikke et har fra var i så men vi jeg han hun når også "
            "efter eller nu ud op blev bliver mod ved sig sin skal være over under hans om"
        ),
        "is": (
            "og að í á sem er það til um við með ekki fyrir var af frá þegar hann hún eru hafa eftir þetta verið "
            "verður en eða hefur þess ég svo sé"
        ),
        "fo": (
            "og at í á sum er tað til um við ikki fyri var av frá tá hann hon eru hava eftir hetta verið verður men "
            "ella hevur teir ein so skal hjá úr"
        ),
        # Romance
        "fr": (
            "le la les des et du une est dans que pour qui sur au pas par plus ce il avec de un à en a l d n s c qu "
            "se sont été mais cette ses aux ont son leur comme après être fait deux ne elle"
        ),
        "es": (
            "el la los las que del en una por con para es se su al más como pero fue de y a no lo un le sus este esta "
            "ha son sobre entre también hasta desde cuando muy sin años todo ser dos está o ya ni tiene toda todos "
            "hay esto ese esa han había donde según cada les sea"
        ),
        "it": (
            "il che di della per una non sono del con le gli è alla anche dei nel si più e a in un l da ha al nella "
            "come ma lo suo dal alle se questo questa essere stato o due dopo fra tra"
        ),
        "pt": (
            "o que os do da não uma em com para dos das por mais ao foi na no é como de a e um à mas seu sua ou ser "
            "quando muito há nos já está também só pelo pela até isso ela entre era as se"
        ),
        "gl": (
            "o que os do da non unha en con para dos das por máis ao foi na no é como de a e un á pero seu súa ou ser "
            "cando moi hai nos xa está tamén só polo pola ata isto ela entre era as se coa lle dende"
        ),
        "ca": (
            "els amb és i per que les una del dels aquest però més ha són també als pel de la el en a un es no va al "
            "com entre sobre hi ens perquè seva o d l s té"
        ),
        "oc": (
            "e de la lo los las que dins per un una del dels en amb es a se son mas aquel aqueste al o pas d l qu "
            "aver sus tot fa li sens dau lei ei sa sei dei totei"
        ),
        "ast": (
            "el la los les que del en una por con pa ye se al más como pero foi de y a non lo un so sos esti esta ta "
            "nel na tamién hasta cuando ensin toa tola toles o ya d l nin tien pola polos ser sía pal"
        ),
        "ro": (
            "de și în la cu a din pe care nu o pentru un mai este au fost că se le lui sa sau dar după prin ar fi "
            "acest această când sunt lor vor către ei iar al ale"
        ),
        "co": "di e u a i in per chì hè l un una ch ma da cù nò ancu più sò cum è si à d sta ci hà trà ne",
        "rm": (
            "da la il e en che per in ina ed cun ha dal è sin las ils quai els na pli tar sia ni u al dalla dad "
            "cunter ses sias tut mintga dretg persuna"
        ),
        "ht": (
            "nan ki yo pou ak li te sou yon pa gen ap nou se la a pral lè men tout kote fè an sa si oswa dwa mounn moun"
        ),
        "eo": (
            "la de kaj en al estas kun ne por kiu kiuj sur ke el li ĝi oni estis pri aŭ ĉiu sed ili per ĝis post sia "
            "kiel tiu havas lia unu"
        ),
        # Celtic, Baltic, Finnic and others of Europe
        "cy": (
            "y yr yn i a o ar ei mae eu am ac wedi gan fod ddim bod sydd r oedd ond hefyd mewn wrth dros ni hyn na "
            "neu bydd cael dweud un hawl"
        ),
        "ga": (
            "an na a ar agus go i is le tá do ag don bhí sé nach níl mar ó ach seo chun sin bheith ná maidir um faoi "
            "féin bhfuil nó gan siad atá"
        ),
        "gd": (
            "a an air agus na tha is do gu ann le bha nach e gun iad aig chan mar ach san seo gach bhith no aca dha "
            "fo às còir ri"
        ),
        "br": (
            "ar an ha da ur e gant en eus zo n eo evit a hag pe er ket war d o ma gwir eun bet evel he dre pep unan"
        ),
        "mt": (
            "li ta il fil u ma hu għal tal minn dan kien mill bħala f lill din fuq iżda jew l hija mal kif għandu b "
            "kull hi jista"
        ),
        "fi": (
            "ja on ei se että oli mutta ovat hän kun myös tai joka mukaan sen hänen tämä siitä vain kuitenkin jo "
            "vuonna olla sekä voi niin jos ole kanssa vielä jälkeen suomen"
        ),
        "et": (
            "et see oma ka mis kui aga ning või seda selle kes pole siis välja ta ei nii on olid oli saab veel tema "
            "pärast kas ära eesti ja tuleb ole peab üle kuid millest igal"
        ),
        "lt": (
            "ir į kad su iš yra tai apie bet dėl buvo nuo tik po jau kaip o kurie taip jis jo metų nes gali prie ar "
            "jų dar daugiau turi ne arba visi bus pagal per"
        ),
        "lv": (
            "un ir ar no par ka uz kas arī bet pēc tas lai kā tika būs viņš pie šo gan gada jau vai ja vēl to "
            "latvijas tiek viņa nav ne ikvienam"
        ),
        "sq": (
            "dhe në të për me që një nga është ka se më nuk janë kjo i e tij si do por edhe kur ku po kanë pas ishte "
            "disa ose"
        ),
        "hu": (
            "a az és hogy nem egy is van volt meg de csak ez mint már el ha vagy pedig majd lett lehet után azt ezt "
            "egyik több szerint még minden olyan illetve amely"
        ),
        "eu": (
            "eta da du ez ere izan dira dute bat zuen egin dela baina baino egiteko beste hau horrek zen ziren gaur "
            "urte bai"
        ),
        # Slavic in Latin letters
        "pl": (
            "w i na z że się nie do jest o to od jak po za przez ale które dla ma są był było tym tego jego tylko "
            "oraz już będzie może ich być przed również roku czy gdy więc tej podczas lub"
        ),
        "cs": (
            "a se v na je že z do s o to by i pro ale jako jsou který po ve k od za při ne tak už bude byl nebo také "
            "podle roku když jejich až které má tím mezi však není"
        ),
        "sk": (
            "a sa v na je že s o z pre to do ako aj sú ktoré podľa bol k od za pri ne tak už bude alebo tiež roku keď "
            "ich až ktorý má medzi však nie sme"
        ),
        "hr": (
            "je i u na se da su za od koji što kao bi ali iz nije će te a ne o s to samo već još sve prema godine "
            "biti može nakon ili koja bio rekao ima pravo svatko bez po koje ih pri bude njegov sa do ni tim svaki"
        ),
        "sl": (
            "je in v na se da so za pa ki z tudi kot ne bi po iz še a s kar več pri ob ali če bo biti lahko leta kako "
            "sem med bil nje"
        ),
        "hsb": (
            "a w na z so je do za kotryž kotre po su k ze wo abo ma přez při tež wot jich zo swoje njeje pod ale hdyž "
            "ně"
        ),
        # Turkic and Kurdish in Latin letters
        "tr": (
            "ve bir bu da için ile olarak de daha çok olan ne gibi sonra kadar en ise şu o mi her iki dedi olduğu "
            "olduğunu tarafından değil yeni ya dan den nin nın veya hakkı"
        ),
        "az": (
            "və ilə üçün də ki olub edib isə qeyd həmin olaraq onun edir deyib bu o da öz daha sonra kimi üzrə qədər "
            "hər ona onlar olan bir ya"
        ),
        "uz": (
            "va bilan uchun bu ham bir o z oʻz yoki har deb esa bo lgan boʻlgan ladi kerak u emas edi ushbu haqida "
            "qilish keyin ega etish zbekiston hech ва билан учун бу ҳам бир ўз ёки ҳар деб эса бўлган керак эмас эди "
            "ҳақида қилиш кейин эга ҳеч ушбу"
        ),
        "tk": (
            "we bilen üçin bir hem bu ýa bolan onuň her öz ol diýip boldy hakynda bolup eder bolmak edip deň ähli da "
            "ony bolsa däl türkmenistanyň soň"
        ),
        "crh": (
            "ve bir bu da içün ile olğan daa soñ onıñ er aq kibi kerek öz deñ em olaraq şu qadar adlı ya de aqqı mağa "
            "saip"
        ),
        "ku": (
            "û di de ku li bi ji ew bû dike jî ye her wê ser bo kir dibe wan me hatin re jê gotiye xwe kurdistanê yên "
            "an divê heye a kes"
        ),
        # Asia and the Pacific in Latin letters
        "id": (
            "yang dan di dari untuk dengan ini itu dalam pada tidak akan oleh ke juga adalah saat ada telah para "
            "tersebut kata bisa sudah lebih saya karena atau menjadi seorang tahun bahwa setiap orang sebagai secara "
            "dapat tak serta ia harus hak baik mereka atas maupun"
        ),
        "ms": (
            "yang dan di dari untuk dengan ini itu dalam pada tidak akan oleh ke juga adalah ada telah para tersebut "
            "kata boleh sudah lebih saya kerana atau menjadi seorang tahun bahawa ialah setiap kepada beliau iaitu "
            "daripada hendaklah orang sebagai secara tiada serta ia hak bagi mereka satu mana"
        ),
        "jv": (
            "lan ing kang sing ora iku karo saka wong kanthi ana utawa kabèh kabeh dadi bisa iki marang duwe nduweni "
            "uga supaya tansah wis yen kudu"
        ),
        "su": (
            "jeung nu anu teu ka di ku dina kana sarta hak boga ieu eta éta pikeun ti jadi jelema kudu saban tur bari "
            "atawa sakumna bisa salah"
        ),
        "tl": (
            "ang ng sa na mga at ay si ni para hindi ito niya kung siya may nang kay kanyang rin pa din o upang bawat "
            "mula nila"
        ),
        "ceb": (
            "ang sa nga ug mga usa kay ni ka siya dili iyang si alang niini kini ba o adunay mao unsa tanan diha "
            "gikan kon bisan"
        ),
        "ilo": (
            "ti a nga ket iti dagiti ken kadagiti no wenno maysa para saan isu kas manipud adda amin tunggal "
            "karbengan ni koma daytoy nasken"
        ),
        "vi": (
            "của và là có được trong các cho một với không người này đã những ở khi đến về tại như cũng sẽ đó ra vào "
            "năm phải trên nhiều nhưng bị theo từ mọi hay do"
        ),
        "mg": (
            "ny ary sy dia ho amin tsy izay hoe fa na ao no ireo olona rehetra avy manana izany misy ka aza mba noho "
            "nefa toy raha"
        ),
        "mi": (
            "te ki o ngā nga i e he ko me ka mō mo ana kia a rātou hoki kei nei tana mai tētahi tangata rā katoa ia "
            "kua ai"
        ),
        "sm": "le o i ma e ua lea ai se ona a mai na po ia lona mo latou lava tagata sa uma foi nei aia",
        "haw": "ka o ke i a me e he ma no nā na ana ua kona ko aku mai ia kēia la pono kanaka lākou aole ʻo",
        "to": "he ʻo mo ʻa ki ko e ʻi ke ʻoku pe ha hono ia ai kotoa pea ʻe taha ne kae totonu tangata",
        # Africa
        "sw": (
            "ya na wa kwa ni katika la za cha kuwa hiyo hii alisema pia kama yake hilo vya kwamba hayo baada watu "
            "mwaka ambao ili si au kila haki mtu"
        ),
        "zu": (
            "ukuthi futhi kodwa uma ngoba lapho kanti nokuthi kusho uthe lokhu ukuba khona abantu ukuze noma kanye "
            "kumele yonke wonke umuntu ngokuthi ngemuva unelungelo kungaba"
        ),
        "xh": (
            "ukuba kwaye kodwa xa kuba apho kwi kunye ukuze uthi oku nto kwakhona esithi abantu okanye wonke umntu "
            "nokuba ngaphandle ngokuba phantsi kufuneka unelungelo"
        ),
        "so": (
            "oo ka ku iyo waxaa uu ay in si la ee waxa ah lagu kale leh qof kasta aan ama waa wuxuu xaq lahayn isku"
        ),
        "ha": (
            "da na ya ta ba ne ce cikin don wannan shi su kuma daga zuwa ko wa yana a kowane mutum yake domin wajen "
            "kan wani"
        ),
        "yo": (
            "ní ti tí àwọn ó sí kan fún pé náà ń láti bí wọn jẹ́ rẹ̀ kò ìjọba gbogbo lè ṣe tàbí ẹ̀tọ́ ẹnì pẹ̀lú yìí ẹni wa"
        ),
        "ig": "na nke ya ka ndị bụ n ime iji ga ọ dị ma nwere bụla mmadụ a ikike maọbụ onye si di ahụ ha kwesịrị",
        "rw": (
            "mu ku ya na cyangwa muri no kandi y ari ko buri ubwo wa cy n u ba afite umuntu bw kugira ibyo uwo iyo "
            "yavuze abantu gihugu bose nta by avuga ngo nk i ry ibi uko ni kuba icyo"
        ),
        "rn": (
            "mu ku ya na canke muri no kandi y n ari ko umwumwe ubwo wa c u ba afise arafise umuntu bw ngo ivyo uwo "
            "iyo bose igihugu nta avyo i ry ukuba uko ni kuba ico abantu"
        ),
        "sn": (
            "kuti uye kana kuna munhu wese nokuti pasi asi izvi ane ari vanhu kodzero nekuti ne zvake ichi wake iri"
        ),
        "ny": "ndi kuti ku a mu la pa za ya kapena wa ali ufulu munthu aliyense anthu koma m kukhala cha iye omwe",
        "st": (
            "le ho ka ya ba e o tsa ke hore ha sa bohle motho mang tokelo ea la kapa re tse tla batho ena bona hae fela"
        ),
        "tn": (
            "go le ya ka ba mo o e wa fa gore ga kgotsa mongwe sa tshwanelo botlhe nngwe dira tsa batho na tse nang"
        ),
        "ts": "ku na ni va ka wa hi a leswaku ya ri kumbe la eka xi munhu fanelo un wana lowu hinkwavo hambi ti loko",
        "lg": (
            "mu ku n oba okuba na era buli nga omuntu eddembe wa nti abantu kubanga ye ate oyo bonna ya wadde alina"
        ),
        "ln": "na ya mpe ba to moto nyonso te oyo azali kati ezali lokola po bato wana mobeko yango epai soki",
        "wo": "ci ak la ku di te bu mu yi nit am ko ñu nu du na gu bi lu yeneen boo ne xel képp su as ma wala sañ",
        "om": (
            "fi kan namni hundi ni akka irratti qaba mirga hin ta e yookaan keessatti tokko waan ol isaa irraa "
            "jechuun haa garuu ykn kun sun ture"
        ),
        # America
        "gn": (
            "ha opavave oĩ umi ko rehe mba e upe hag̃ua ndaipóri ijapytépe ñande hekópe peteĩ heta avei upéva tekove "
            "pe ikatu ndive"
        ),
        "pap": "ku di na e i un ta den pa por su no tin derechi tur hende kada persona con esaki mester asina of",
        "tet": "no ba iha ne ebé nian ema sira atu husi ho hotu la direitu ida bele maka nia mos liu",
        "tpi": "long na bilong i olgeta man meri em ol ken dispela wanpela o mas gat wok sapos tu no",
        # Cyrillic
        "ru": (
            "и в не на что с по как это из к за от его но для так был она они бы же ли до во при о у ещё еще уже или "
            "мы вы только также после более год года году было были которые который которая он её ее их все может "
            "быть этого со об тем если чтобы того где есть без нет имеет"
        ),
        "uk": (
            "і в на не що з до за та як у від це для його про але також її вона вони б же чи при о або ми ви тільки "
            "після більше року було були які який цей через й має він їх все може бути щоб якщо того де є без немає "
            "під час уже ще із зі"
        ),
        "be": (
            "і ў на з не што па да як гэта для ад якія быў яго яна яны бы пры або мы толькі пасля больш гэты было "
            "таксама ці мае усе у але ён іх яе можа быць каб калі таго дзе ёсць без пад час ужо яшчэ са ва аб"
        ),
        "bg": (
            "и на в за да се от с не е по са това че които си ще или като при след той я го му им беше още само бе "
            "няма до как има право всеки със ги който която което тя те към без през бъде може така но ние вече "
            "според"
        ),
        "mk": (
            "на во и да од се за со ќе е не што кои според ја го ги му по при или како тоа беше уште само година има "
            "секој биде право кој која кое тој таа тие до без може така но ние веќе сите бил меѓу ниту а"
        ),
        "sr": (
            "и у је да на се за су од са који што као није а о не с то само већ још све према године бити може након "
            "или која био рекао има право свако без по које их при буде његов ради треба до ни из тим ће би али сваки"
        ),
        "kk": (
            "және мен бұл үшін деп бар осы да де бір болды бойынша әр адам керек өз туралы немесе құқығы кейін еді "
            "қазақстан жоқ"
        ),
        "ky": (
            "жана менен бул үчүн деп бар ошол да бир болгон боюнча ар адам керек өз жөнүндө же укугу кийин эле кыргыз "
            "жок ал"
        ),
        "mn": (
            "нь байна юм энэ болон бол тухай гэж байгаа ч дээр хүн бүр эрхтэй эсвэл буюу хийх гэсэн учир мөн бүх "
            "түүний монгол"
        ),
        "tt": (
            "һәм белән бу өчен дип бар да бер булган буенча һәр кеше кирәк үз турында яки хокукы соң иде татарстан юк "
            "ул"
        ),
        "ba": (
            "һәм менән был өсөн тип бар ҙа бер булған буйынса һәр кеше кәрәк үҙ тураһында йәки хоҡуғы һуң ине "
            "башҡортостан юҡ ул"
        ),
        "tg": "ва дар ба аз ки бо ҳар ин барои аст ё шахс ҳуқуқ дорад бояд бошад он буд шуд худ карда мешавад ҳам",
        "cv": "тата пур ҫын тӑвас тивӗҫ ҫак вӑл е та мар пек ҫӗршыв хӑйӗн ирӗк те тӗнче ҫеҫ",
        "os": "ӕмӕ у адӕймаг алы бар ис йӕ кӕй уый нӕ уӕвын дӕр цы",
        # Languages that share other letters
        "hi": "के है में की को और का से ने पर यह भी कि हैं इस कर था एक लिए नहीं हो गया किया किसी तथा साथ जो या अपने",
        "mr": ("आहे आणि या च्या व ते तो ही हे की त्या असून नाही होते यांनी झाली केला करून एक आहेत म्हणून मात्र किंवा येथील त्याला"),
        "ne": ("छ र को मा ले का लाई भएको पनि छन् यो गरेको हो एक गर्न भने तथा हुने कुनै वा छैन गरी अधिकार प्रत्येक हुनेछ"),
        "am": "ነው እና ላይ ውስጥ ግን እንደ ወይም መብት አለው ሰው እያንዳንዱ ይህ ነበር መሆኑን ጋር በ የ ሁሉ",
        "ti": "እዩ ኣብ ናይ ከም ናብ ወይ ነቲ እቲ ካብ ድማ ምስ መሰል ኣለዎ ሰብ ነፍሲ ወከፍ እዚ ኩሉ ን",
        "he": "של את על לא כי הוא גם זה עם או היא יש כל אדם אל מה אך היה אבל אין בין",
        "yi": "און די פון פֿון איז דער צו אין דאָס אַ האָט מיט אַז ער נישט זיי וואָס אויף ניט אויך זײַן יעדער",
    }.items()
}
