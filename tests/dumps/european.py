"""Dumps in German, French, Spanish, Portuguese, Turkish, Kurmanji and Russian."""

from tests.dumps.written import STORIES, Dump, Row

DUMPS = (
    Dump(
        name="German, with a line over the title, minutes to read and a box in the middle",
        language="de",
        text="""Startseite
Region
Kultur
Handwerk im Tal

Alte Mühle an der unteren Brücke mahlt wieder

Elf Jahre nach dem Hochwasser dreht sich das Rad.

Von Hana Brandt
24. September 2025, 14:05 Uhr
Lesezeit: 3 Min.
Teilen
Drucken
Merken

Das neue Rad dreht sich. Foto: Ali Karim/dna

Wehr (dna) - ¶1

¶2

Anzeige

Lesen Sie auch: Warum das Wasser in der Nacht kam

¶3

¶4

Mehr zum Thema

Wem das Wehr gehört

Kommentare (3)

Bitte melden Sie sich an, um zu kommentieren.

Das Neueste

Fähre fährt wieder
Roggenbrot wird teurer

Impressum
Datenschutz
© 2025 Wehrer Post
""",
        title="Alte Mühle an der unteren Brücke mahlt wieder",
        summary="Elf Jahre nach dem Hochwasser dreht sich das Rad.",
        published="2025-09-24T14:05",
        authors=("Hana Brandt",),
        place="Wehr",
        latest=(Row(title="Fähre fährt wieder"), Row(title="Roggenbrot wird teurer")),
        pictures=(("Das neue Rad dreht sich.", "Ali Karim/dna"),),
    ),
    Dump(
        name="German, with two dates in one line and the newsletter's form below the story",
        language="de",
        text="""Alte Mühle an der unteren Brücke mahlt wieder
Veröffentlicht am 24.09.2025 um 14:05 Uhr | Aktualisiert am 25.09.2025 um 09:30 Uhr
Hana Brandt
Artikel anhören
Schriftgröße
¶1
¶2
¶3
¶4
Newsletter
Jeden Morgen das Beste aus dem Tal in Ihr Postfach.
Jetzt anmelden
""",
        title="Alte Mühle an der unteren Brücke mahlt wieder",
        published="2025-09-24T14:05",
        updated="2025-09-25T09:30",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="French, with two dates and hours written 14h05",
        language="fr",
        text="""Accueil > Région > Culture

Le vieux moulin du pont d’en bas tourne de nouveau

Par Hana Brandt
Publié le 24 septembre 2025 à 14h05 - Mis à jour le 25 septembre 2025 à 09h30
Temps de lecture : 3 min
Partager
Imprimer

¶1

¶2

Lire aussi : Pourquoi la crue est venue la nuit

¶3

¶4

Commentaires

Les plus lus

Un chat sauvé du clocher

Les dernières nouvelles

Le bac reprend du service
Le pain de seigle augmente

Mentions légales
Tous droits réservés
""",
        title="Le vieux moulin du pont d’en bas tourne de nouveau",
        published="2025-09-24T14:05",
        updated="2025-09-25T09:30",
        authors=("Hana Brandt",),
        latest=(Row(title="Le bac reprend du service"), Row(title="Le pain de seigle augmente")),
    ),
    Dump(
        name="Spanish, with the agency beside the name",
        language="es",
        text="""El viejo molino del puente bajo vuelve a moler
La piedra estaba bajo el lodo, como nueva.
Por Hana Brandt | EFE
24/09/2025 - 14:05 CEST
Compartir
Escuchar
Imprimir

PRESA (EFE) — ¶1

¶2

Te puede interesar

Por qué la crecida llegó de noche

¶3

¶4

Etiquetas: Molinos, Crecidas

Lo último

Vuelve la barca
Sube el pan de centeno

Lo más leído

Rescatan a un gato del campanario
""",
        title="El viejo molino del puente bajo vuelve a moler",
        summary="La piedra estaba bajo el lodo, como nueva.",
        published="2025-09-24T12:05",
        authors=("Hana Brandt",),
        place="PRESA",
        latest=(Row(title="Vuelve la barca"), Row(title="Sube el pan de centeno")),
    ),
    Dump(
        name="Portuguese, with the update said by how long ago it was",
        language="pt",
        text="""Velho moinho da ponte de baixo volta a moer

Por Hana Brandt
24/09/2025 14h05  Atualizado há 2 horas

Compartilhar
Ouvir

¶1

Publicidade

¶2

Leia também: Por que a cheia veio à noite

¶3

¶4

Mais lidas

Gato é resgatado da torre

Últimas notícias

Balsa volta a operar
Pão de centeio fica mais caro
""",
        title="Velho moinho da ponte de baixo volta a moer",
        published="2025-09-24T14:05",
        authors=("Hana Brandt",),
        latest=(Row(title="Balsa volta a operar"), Row(title="Pão de centeio fica mais caro")),
    ),
    Dump(
        name="Turkish, with the day it went in and the last update in one line",
        language="tr",
        text="""Anasayfa
Gündem
Yaşam
Aşağı köprüdeki eski değirmen yeniden dönüyor
Giriş Tarihi: 24.09.2025 14:05 Son Güncelleme: 25.09.2025 09:30
Haber: Hana Kara
ABONE OL
Paylaş
A+ A-

BENT (AA) - ¶1

¶2

¶3

¶4

Yorumlar (2)

Yorum yazmak için giriş yapın.

Çok Okunanlar

Kedi minareden kurtarıldı

Son Dakika Haberleri

Feribot seferleri yeniden başladı
Çavdar ekmeğine zam
""",
        title="Aşağı köprüdeki eski değirmen yeniden dönüyor",
        published="2025-09-24T14:05",
        updated="2025-09-25T09:30",
        authors=("Hana Kara",),
        place="BENT",
        latest=(Row(title="Feribot seferleri yeniden başladı"), Row(title="Çavdar ekmeğine zam")),
    ),
    Dump(
        name="Turkish in windows-1254",
        language="tr",
        text="Aşağı köprüdeki eski değirmen yeniden dönüyor\r\n\r\n24 Eylül 2025 Çarşamba\r\nHana Kara\r\n\r\n¶\r\n",
        encoding="cp1254",
        title="Aşağı köprüdeki eski değirmen yeniden dönüyor",
        published="2025-09-24",
        authors=("Hana Kara",),
    ),
    Dump(
        name="Turkish, with comments sorted by the newest",
        language="tr",
        text="""Aşağı köprüdeki eski değirmen yeniden dönüyor

24 Eylül 2025

¶

Yorumlar (2)
Sırala
En yeni
Mert Ak
Ekmek biraz fazla koyu olmuş bana göre
24 Eylül 2025
Derya Su
Köprüdeki kuyruk yine de beklemeye değdi
24 Eylül 2025
Okan Tay
Bir sonraki öğütme günü ne zaman olacak acaba
24 Eylül 2025
""",
        title="Aşağı köprüdeki eski değirmen yeniden dönüyor",
        published="2025-09-24",
    ),
    Dump(
        name="Kurmanji, in the seed's layout",
        language="ku",
        text="""Aşê kevn ê li ber pira jêrîn dîsa digere

24-09-2025
Rûpel
A+ A-
HEWLÊR, Herêma Kurdistanê - ¶1

¶2

¶3

¶4

Şîrove

Şîrove berî weşandinê tên xwendin, û yên ku heqaretê dikin nayên weşandin.

Nûçeyên dawî

Keştî dîsa dixebite
Nanê genimreş biha bû
""",
        title="Aşê kevn ê li ber pira jêrîn dîsa digere",
        published="2025-09-24",
        publisher="Rûpel",
        place="HEWLÊR, Herêma Kurdistanê",
        latest=(Row(title="Keştî dîsa dixebite"), Row(title="Nanê genimreş biha bû")),
    ),
    Dump(
        name="Russian, with month names, an author's label and an agency's dateline",
        language="ru",
        text="""Главная / Общество

Старая мельница у нижнего моста снова мелет

24 сентября 2025, 14:05
Автор: Анна Мельник
Поделиться
Распечатать

Новое колесо крутится впервые. Фото: Али Карим / ТАСС

¶1

Читайте также: Почему вода пришла ночью

¶2

¶3

¶4

Теги: мельницы, паводки

Самое читаемое

Кота сняли с колокольни

Последние новости

Паром снова ходит
Ржаной хлеб подорожал

Комментарии
""",
        title="Старая мельница у нижнего моста снова мелет",
        published="2025-09-24T14:05",
        authors=("Анна Мельник",),
        latest=(Row(title="Паром снова ходит"), Row(title="Ржаной хлеб подорожал")),
        pictures=(("Новое колесо крутится впервые.", "Али Карим / ТАСС"),),
    ),
    Dump(
        name="Russian in windows-1251",
        language="ru",
        text="Старая мельница у нижнего моста снова мелет\r\n\r\n24.09.2025\r\n\r\n¶\r\n",
        encoding="cp1251",
        title="Старая мельница у нижнего моста снова мелет",
        published="2025-09-24",
    ),
    Dump(
        name="German quotations with a dash, and sub-headings that ask",
        language="de",
        text="""Alte Mühle an der unteren Brücke mahlt wieder

24.09.2025
Wehrer Post

¶1

Was hat das gekostet?

¶4

– Wird es halten?

– Es muss.

¶2
""",
        title="Alte Mühle an der unteren Brücke mahlt wieder",
        published="2025-09-24",
        publisher="Wehrer Post",
        story=(
            STORIES["de"][0],
            "Was hat das gekostet?",
            STORIES["de"][3],
            "– Wird es halten?",
            "– Es muss.",
            STORIES["de"][1],
        ),
    ),
)
