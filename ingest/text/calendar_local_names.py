"""Names of months and short words of dates that are other words elsewhere, and read only in their own language.

Data only, as in `calendar_names`.
"""

from collections.abc import Mapping
from types import MappingProxyType

LOCAL_MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "af": tuple(
            "Januarie Februarie Maart April Mei Junie Julie Augustus September Oktober November Desember".split()
        ),
        "cy": tuple(
            "Ionawr|Ion Chwefror|Chwef Mawrth|Maw Ebrill|Ebr Mai Mehefin|Meh Gorffennaf|Gorff Awst Medi Hydref|Hyd"
            " Tachwedd|Tach Rhagfyr|Rhag".split()
        ),
        "eu": tuple(
            "urtarrila|urt otsaila|ots martxoa|mar apirila|api maiatza|mai ekaina|eka uztaila|uzt abuztua|abu"
            " iraila|ira urria|urr azaroa|aza abendua|abe".split()
        ),
        "fil": tuple(
            "Enero|Ene Pebrero|Peb Marso|Mar Abril|Abr Mayo Hunyo|Hun Hulyo|Hul Agosto|Ago Setyembre|Set Oktubre|Okt"
            " Nobyembre|Nob Disyembre|Dis".split()
        ),
        "ga": tuple(
            "Eanáir|Ean,Feabhra|Feabh,Márta,Aibreán|Aib,Bealtaine|Beal,Meitheamh|Meith,Iúil,Lúnasa|Lún"
            ",Meán Fómhair|MFómh,Deireadh Fómhair|DFómh,Samhain|Samh,Nollaig|Noll".split(",")
        ),
        "gl": tuple(
            "xaneiro|xan febreiro|feb marzo|mar abril|abr maio|mai xuño|xuñ xullo|xul agosto|ago setembro|set"
            " outubro|out novembro|nov decembro|dec".split()
        ),
        "lt": tuple(
            "saus|sau vas kov bal geg birž|bir liep|lie rugp|rgp rugs|rgs spal|spa lapkr|lap gruod|grd".split()
        ),
        "lv": tuple(
            "janvāris|janvāra|janvārī februāris|februāra|februārī marts|marta|martā aprīlis|aprīļa|aprīlī"
            " maijs|maija|maijā jūnijs|jūnija|jūnijā jūlijs|jūlija|jūlijā augusts|augusta|augustā"
            " septembris|septembra|septembrī oktobris|oktobra|oktobrī novembris|novembra|novembrī"
            " decembris|decembra|decembrī".split()
        ),
        "ms": tuple(
            "Januari Februari Mac April Mei Jun Julai Ogos|Ogo September Oktober November Disember|Dis".split()
        ),
        "so": tuple(
            "Janaayo|Jannaayo|Janaayo Febraayo|Feb Maarso|Mar Abriil|Abr Maayo Juun|Jun Luulyo|Lul Ogosto|Ogs"
            " Sebteembar|Sebtembar|Seb Oktoobar|Okt Noofeembar|Nof Diseembar|Dis".split()
        ),
        "sq": tuple(
            "janar|jan shkurt|shk mars|mar prill|pri maj qershor|qer korrik|korr gusht|gush shtator|sht tetor|tet"
            " nëntor|nën dhjetor|dhj".split()
        ),
        "sw": tuple("Januari Februari Machi|Mac Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba".split()),
        "tk": tuple("ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr".split()),
    }
)
# Short words that are parts of a date in one language and something else in others, with their plain notation.
LOCAL_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ca": dict.fromkeys("d les".split(), ""),
        "da": {"d": ""},
        "fi": dict.fromkeys("ma ti ke to pe la su".split(), ""),
        "hr": {"u": ""},
        "hu": dict.fromkeys("én án kor".split(), ""),
        "kmr": dict.fromkeys("ê yê an".split(), ""),
        "ku": dict.fromkeys("ê yê an".split(), ""),
        "lt": dict.fromkeys("m d".split(), ""),
        "pl": {"r": ""},
        "sr": dict.fromkeys("u у".split(), ""),
        "vi": {"SA": "AM", "CH": "PM"},
    }
)
