"""What a dump is, and the stories in the dumps: `¶` stands for all paragraphs of a story, `¶1` for its first."""

import re
from dataclasses import dataclass

STORIES: dict[str, tuple[str, ...]] = {
    "en": (
        "The water mill at the lower bridge ground its first sack of barley on Wednesday, eleven years after a flood"
        " carried its wheel away.",
        "“We found the old stone under the silt, and it had not a scratch on it,” said the miller, Hana Brandt, who"
        " learned the trade from her uncle.",
        "The flour is sold on Fridays.",
        "The council paid for half of the work. The rest came from a raffle, a concert and a man who does not wish to"
        " be named, according to the town’s treasurer.",
    ),
    "de": (
        "Die Wassermühle an der unteren Brücke hat am Mittwoch ihren ersten Sack Gerste gemahlen, elf Jahre nachdem"
        " ein Hochwasser ihr Rad fortgetragen hatte.",
        "„Der alte Stein lag unter dem Schlamm und hatte nicht einen Kratzer“, sagte die Müllerin Hana Brandt, die das"
        " Handwerk von ihrem Onkel gelernt hat.",
        "Das Mehl wird freitags verkauft.",
        "Die Hälfte der Arbeiten zahlte die Gemeinde. Der Rest kam aus einer Verlosung, einem Konzert und von einem"
        " Mann, der nicht genannt werden will.",
    ),
    "fr": (
        "Le moulin à eau du pont d’en bas a moulu mercredi son premier sac d’orge, onze ans après qu’une crue eut"
        " emporté sa roue.",
        "« La vieille meule était sous la vase et n’avait pas une égratignure », a dit la meunière, Hana Brandt, qui a"
        " appris le métier de son oncle.",
        "La farine se vend le vendredi.",
        "La commune a payé la moitié des travaux. Le reste est venu d’une tombola, d’un concert et d’un homme qui ne"
        " veut pas être nommé.",
    ),
    "es": (
        "El molino de agua del puente bajo molió el miércoles su primer saco de cebada, once años después de que una"
        " crecida se llevara su rueda.",
        "«La vieja piedra estaba bajo el lodo y no tenía ni un rasguño», dijo la molinera, Hana Brandt, que aprendió el"
        " oficio de su tío.",
        "La harina se vende los viernes.",
        "El ayuntamiento pagó la mitad de las obras. El resto vino de una rifa, de un concierto y de un hombre que no"
        " quiere que se le nombre.",
    ),
    "pt": (
        "O moinho de água da ponte de baixo moeu na quarta-feira o seu primeiro saco de cevada, onze anos depois de uma"
        " cheia ter levado a sua roda.",
        "“A velha pedra estava debaixo do lodo e não tinha um arranhão”, disse a moleira, Hana Brandt, que aprendeu o"
        " ofício com o tio.",
        "A farinha é vendida às sextas-feiras.",
        "A prefeitura pagou metade das obras. O resto veio de uma rifa, de um concerto e de um homem que não quer ser"
        " nomeado.",
    ),
    "tr": (
        "Aşağı köprüdeki su değirmeni, bir selin çarkını alıp götürmesinden on bir yıl sonra çarşamba günü ilk arpa"
        " çuvalını öğüttü.",
        "“Eski taşı çamurun altında bulduk, üzerinde tek bir çizik yoktu,” diyen değirmenci Hana Kara, mesleği"
        " dayısından öğrenmiş.",
        "Un cuma günleri satılıyor.",
        "Masrafın yarısını belediye ödedi. Kalanı bir çekilişten, bir konserden ve adının anılmasını istemeyen bir"
        " adamdan geldi.",
    ),
    "ku": (
        "Aşê avê yê li ber pira jêrîn roja çarşemê tûrikê xwe yê yekem ê ceh hêra, piştî ku yanzdeh sal berê lehiyekê"
        " çerxa wî biribû.",
        "“Me kevirê kevn di bin heriyê de dît û li ser wî tu xêz tune bû,” aşvan Hana Kara got, ya ku ev pîşe ji xalê"
        " xwe hîn bûye.",
        "Ard rojên înê tê firotin.",
        "Nîvê lêçûnê şaredariyê da. Yê mayî ji konserekê û ji mirovekî hat ku naxwaze navê wî bê gotin.",
    ),
    "ckb": (
        "ئاشی ئاوی لای پردی خوارەوە ڕۆژی چوارشەممە یەکەم جەواڵی جۆی هاڕی، یازدە ساڵ دوای ئەوەی لافاوێک چەرخەکەی"
        " بردبوو.",
        "هانا کەریم، کە ئاشەوانە و پیشەکەی لە خاڵی فێربووە، گوتی: «بەردە کۆنەکەمان لە ژێر لیتەکەدا دۆزییەوە و هیچ"
        " ڕووشانێکی پێوە نەبوو.»",
        "ئاردەکە ڕۆژانی هەینی دەفرۆشرێت.",
        "شارەوانی نیوەی تێچووی کارەکەی دا. ئەوەی مایەوە لە کۆنسێرتێک و لە پیاوێکەوە هات کە نایەوێت ناوی بهێنرێت.",
    ),
    "ar": (
        "طحنت طاحونة الماء عند الجسر الأسفل يوم الأربعاء أول كيس من الشعير، بعد أحد عشر عاما من فيضان جرف عجلتها.",
        "وقالت الطحانة هناء كريم، التي تعلمت الحرفة من خالها: «وجدنا الحجر القديم تحت الطين ولم يكن عليه خدش واحد».",
        "ويباع الدقيق أيام الجمعة.",
        "ودفعت البلدية نصف كلفة العمل، أما الباقي فجاء من حفل موسيقي ومن رجل لا يريد أن يذكر اسمه.",
    ),
    "fa": (
        "آسیاب آبی کنار پل پایین روز چهارشنبه نخستین کیسه جو را آرد کرد، یازده سال پس از آن که سیلابی چرخ آن را با خود"
        " برده بود.",
        "هانا کریمی، آسیابان، که این حرفه را از دایی خود آموخته است، گفت: «سنگ کهنه زیر گل بود و حتی یک خراش هم"
        " نداشت.»",
        "آرد روزهای جمعه فروخته می‌شود.",
        "شهرداری نیمی از هزینه کار را پرداخت. باقی آن از یک کنسرت و از مردی آمد که نمی‌خواهد نامش گفته شود.",
    ),
    "ru": (
        "Водяная мельница у нижнего моста в среду смолола первый мешок ячменя — через одиннадцать лет после того, как"
        " паводок унёс её колесо.",
        "«Старый жёрнов лежал под илом, и на нём не было ни царапины», — сказала мельничиха Анна Мельник, которая"
        " научилась ремеслу у дяди.",
        "Муку продают по пятницам.",
        "Половину работ оплатил город. Остальное дали лотерея, концерт и человек, который не хочет быть названным.",
    ),
    "hi": (
        "निचले पुल के पास की पनचक्की ने बुधवार को जौ की पहली बोरी पीसी, ग्यारह साल पहले एक बाढ़ उसका पहिया बहा ले गई थी।",
        "चक्की चलाने वाली हाना शर्मा ने कहा, “पुराना पत्थर कीचड़ के नीचे मिला और उस पर एक खरोंच तक नहीं थी।”",
        "आटा शुक्रवार को बिकता है।",
        "काम का आधा खर्च नगरपालिका ने दिया। बाकी पैसा एक संगीत सभा से और एक ऐसे आदमी से आया जो अपना नाम नहीं बताना चाहता।",
    ),
    "zh": (
        "下桥边的水磨坊星期三磨出了第一袋大麦，十一年前的一场洪水曾把它的水轮冲走，从那以后石磨一直没有转动过。",
        "“旧磨石就在淤泥下面，上面连一道划痕也没有。”跟舅舅学会这门手艺的磨坊主韩娜说，她今年五十三岁。",
        "面粉每逢星期五出售。",
        "镇政府支付了一半工程费，其余的来自一场抽奖、一场音乐会和一位不愿透露姓名的男子，镇里的司库这样说。",
    ),
    "ja": (
        "下の橋のたもとにある水車小屋が水曜日、洪水で水車を流されてから十一年ぶりに最初の大麦一袋をひいた。",
        "「古い石は泥の下にあって、傷ひとつなかった」と、叔父から仕事を教わった粉ひきの山田花子さんは話す。",
        "粉は金曜日に売られる。",
        "費用の半分は町が払った。残りは福引と音楽会、そして名前を明かしたくないという一人の男性から寄せられた。",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a latest list."""

    title: str
    summary: str | None = None
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """A dump, and what is to be read from it; a field that is None must be None."""

    name: str
    language: str
    text: str
    title: str
    published: str | None = None  # the day, or the minute, in UTC
    updated: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = "?"  # "?": not checked
    place: str | None = None
    summary: str | None = None
    story: tuple[str, ...] = ()  # (): all paragraphs of the story in that language
    latest: tuple[Row, ...] = ()
    pictures: tuple[tuple[str | None, str | None], ...] | None = None  # captions and credits; None: not checked
    encoding: str = "utf-8"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return the paragraphs that are to come out, in order."""
        return self.story or STORIES[self.language]

    @property
    def body(self) -> bytes:
        """Return the dump as it is in its file."""
        return told(self.text, self.language).encode(self.encoding)


def told(text: str, language: str, *, between: str = "\n\n") -> str:
    """Return a layout with the paragraphs of a story in their places."""
    story = STORIES[language]

    def paragraphs(found: re.Match[str]) -> str:
        return story[int(found[1]) - 1] if found[1] else between.join(story)

    return re.sub(r"¶(\d?)", paragraphs, text)
