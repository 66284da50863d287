"""More layouts: labelled fields, key points, notes, times, interviews, other lists."""

from tests.dumps.written import STORIES, Dump, Row

ONE, TWO, THREE, FOUR = STORIES["en"]
TITLE = "Old mill at the lower bridge grinds again"
DUMPS = (
    Dump(
        name="labelled fields in front of the story",
        language="en",
        text="""Title: Old mill at the lower bridge grinds again
Author: Hana Brandt
Date: 2025-09-24
Source: The Weir Post
URL: https://weirpost.example/mill

¶
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
        publisher="The Weir Post",
    ),
    Dump(
        name="an author with a handle, a caption, and a dash without space behind the place",
        language="en",
        text="""Old mill at the lower bridge grinds again

24-09-2025
Hana Brandt @hanabrandt
A+ A-

The new wheel turns for the first time on September 24, 2025. Photo: Ali Karim/Weir Post

WEIR, Lower Valley— ¶1

¶2

¶3

¶4
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
        place="WEIR, Lower Valley",
        pictures=(("The new wheel turns for the first time on September 24, 2025.", "Ali Karim/Weir Post"),),
    ),
    Dump(
        name="key points above the story and a note of the editors below it",
        language="en",
        text="""Old mill at the lower bridge grinds again

Hana Brandt
Published 24 Sep 2025, 14:05 BST

Key points
- The stone was found under the silt
- The council paid for half of the work

¶1

¶2

¶3

¶4

This story has been updated to say who paid for the other half.

More on this story

Who owns the weir?
Cat rescued from the church tower
""",
        title=TITLE,
        published="2025-09-24T13:05",
        authors=("Hana Brandt",),
        story=(ONE, TWO, THREE, FOUR, "This story has been updated to say who paid for the other half."),
    ),
    Dump(
        name="a line of sharing buttons, and the name and date on one line with a dash",
        language="en",
        text="""Old mill at the lower bridge grinds again
Hana Brandt - September 24, 2025
Facebook Twitter WhatsApp Print
¶1
¶2
¶3
¶4
###
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="the seed's list of one story, numbered most read above it",
        language="en",
        text="""Old mill at the lower bridge grinds again

24-09-2025
The Weir Post
WEIR - ¶1

¶2

¶3

¶4

Comments

Post a comment

Required
Required

Most Viewed

1. Cat rescued from the church tower
2. Mayor sings at the fair

The Latest

A view of the ferry. File photo: AFP

Ferry back in service

The last chain ferry on the river crosses again, the harbour master said on Thursday.
""",
        title=TITLE,
        published="2025-09-24",
        publisher="The Weir Post",
        place="WEIR",
        latest=(
            Row(
                title="Ferry back in service",
                summary="The last chain ferry on the river crosses again, the harbour master said on Thursday.",
                caption="A view of the ferry.",
                credit="AFP",
            ),
        ),
    ),
    Dump(
        name="Arabic, with a list of three in the seed's layout",
        language="ar",
        text="""الطاحونة القديمة عند الجسر الأسفل تعود إلى العمل

24-09-2025
هناء كريم
A+ A-
أربيل، إقليم كوردستان - ¶1

¶2

¶3

¶4

تعليقات

نراجع جميع التعليقات المرسلة إلى موقعنا، ونرحب بالتعليقات المتعلقة بالموضوع.

أضف تعليقا

مطلوب
مطلوب

الأحدث

العبّارة في الميناء يوم الخميس. الصورة: رويترز

العبّارة تعود إلى الخدمة

قال مدير الميناء يوم الخميس إن العبّارة الأخيرة على النهر عادت إلى العمل من جديد.

أرغفة من خبز الجاودار. الصورة: علي كريم

ارتفاع سعر خبز الجاودار

كان الحصاد ضعيفا، والطاحونة ليست سريعة بما يكفي لجميع سكان الوادي حتى الآن.
""",
        title="الطاحونة القديمة عند الجسر الأسفل تعود إلى العمل",
        published="2025-09-24",
        authors=("هناء كريم",),
        place="أربيل، إقليم كوردستان",
        latest=(
            Row(
                title="العبّارة تعود إلى الخدمة",
                summary="قال مدير الميناء يوم الخميس إن العبّارة الأخيرة على النهر عادت إلى العمل من جديد.",
                caption="العبّارة في الميناء يوم الخميس.",
                credit="رويترز",
            ),
            Row(
                title="ارتفاع سعر خبز الجاودار",
                summary="كان الحصاد ضعيفا، والطاحونة ليست سريعة بما يكفي لجميع سكان الوادي حتى الآن.",
                caption="أرغفة من خبز الجاودار.",
                credit="علي كريم",
            ),
        ),
    ),
    Dump(
        name="Kurmanji with a name, a dateline in capitals and a list of rows with times",
        language="ku",
        text="""Aşê kevn ê li ber pira jêrîn dîsa digere

Hana Kerîm
24.09.2025 - 14:05

DUHOK – ¶1

¶2

¶3

¶4

Nûçeyên Herî Dawî

Keştî dîsa dixebite
14:20
Nanê genimreş biha bû
13:55
""",
        title="Aşê kevn ê li ber pira jêrîn dîsa digere",
        published="2025-09-24T14:05",
        authors=("Hana Kerîm",),
        place="DUHOK",
        latest=(Row(title="Keştî dîsa dixebite"), Row(title="Nanê genimreş biha bû")),
    ),
    Dump(
        name="Turkish, with an agency's name and the hour on its own line",
        language="tr",
        text="""Aşağı köprüdeki eski değirmen yeniden dönüyor
Eski taş çamurun altından tertemiz çıktı.
Anadolu Ajansı
24.09.2025
14:05
Bent

¶

Kaynak: AA

İlgili Haberler
Sel neden gece geldi?
""",
        title="Aşağı köprüdeki eski değirmen yeniden dönüyor",
        summary="Eski taş çamurun altından tertemiz çıktı.",
        published="2025-09-24",
    ),
    Dump(
        name="French, with the agency behind the place and a short life of the author",
        language="fr",
        text="""Le vieux moulin du pont d’en bas tourne de nouveau

Hana Brandt, correspondante à Barrage
Mercredi 24 septembre 2025 à 14:05
3 min de lecture

BARRAGE, 24 sept (AFP) - ¶1

¶2

¶3

¶4

S'abonner

Dernières actualités

Le bac reprend du service sur la rivière
Le pain de seigle augmente encore
""",
        title="Le vieux moulin du pont d’en bas tourne de nouveau",
        published="2025-09-24T14:05",
        authors=("Hana Brandt",),
        place="BARRAGE",
        latest=(Row(title="Le bac reprend du service sur la rivière"), Row(title="Le pain de seigle augmente encore")),
    ),
    Dump(
        name="quotations and questions of an interview",
        language="en",
        text="""“We found the old stone under the silt”

Interview by Piet Vos
24 September 2025

Hana Brandt has ground flour since she was nine. A conversation about water, stone and bread.

When did you know that the mill would turn again?

When the water came up to the third step, and not before that. I had counted on the second one.

What do you bake yourself?

Nothing. I am a miller.
""",
        title="“We found the old stone under the silt”",
        published="2025-09-24",
        authors=("Piet Vos",),
        story=(
            "Hana Brandt has ground flour since she was nine. A conversation about water, stone and bread.",
            "When did you know that the mill would turn again?",
            "When the water came up to the third step, and not before that. I had counted on the second one.",
            "What do you bake yourself?",
            "Nothing. I am a miller.",
        ),
    ),
    Dump(
        name="a story of one paragraph",
        language="en",
        text="""Old mill at the lower bridge grinds again

24-09-2025
The Weir Post
A+ A-
WEIR - ¶1

Comments
""",
        title=TITLE,
        published="2025-09-24",
        publisher="The Weir Post",
        place="WEIR",
        story=(ONE,),
    ),
    Dump(
        name="an update's hour below the story, and a list that is headed by what it is not",
        language="en",
        text="""Old mill at the lower bridge grinds again

By Hana Brandt
24 September 2025

¶

Updated: 25 September 2025, 09:30

Latest videos

The wheel turns
The stone is laid

Recommended

Who owns the weir?
""",
        title=TITLE,
        published="2025-09-24",
        updated="2025-09-25T09:30",
        authors=("Hana Brandt",),
    ),
)
