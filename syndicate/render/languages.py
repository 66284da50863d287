"""Languages as XML feeds may name them: validators know the codes of ISO 639-1 and 639-2, and no others.

A language that only ISO 639-3 has a code for is named by the language that comprises it (Central Kurdish, `ckb`, by
Kurdish in Arabic letters); JSON Feed and the markup of an entry name it exactly.
"""

from functools import lru_cache

from ingest.text.language import language_tag

_KNOWN = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    ace ach ada ady afa afh ain akk ale alg alt ang anp apa arc arn arp art arw ast ath aus awa bad bai bal ban bas
    bat bej bem ber bho bik bin bla bnt bra btk bua bug byn cad cai car cau ceb cel chb chg chk chm chn cho chp chr
    chy cmc cop cpe cpf cpp crh crp csb cus dak dar day del den dgr din doi dra dsb dua dum dyu efi egy eka elx enm
    ewo fan fat fil fiu fon frm fro frr frs fur gaa gay gba gem gez gil gmh goh gon gor got grb grc gsw gwi hai haw
    hil him hit hmn hsb hup iba ijo ilo inc ine inh ira iro jbo jpr jrb kaa kab kac kam kar kaw kbd kha khi kho kmb
    kok kos kpe krc krl kro kru kum kut lad lah lam lez lol loz lua lui lun luo lus mad mag mai mak man map mas mdf
    mdr men mga mic min mkh mnc mni mno moh mos mun mus mwl mwr myn myv nah nai nap nds new nia nic niu nog non nso
    nub nwc nym nyn nyo nzi osa ota oto paa pag pal pam pap pau peo phi phn pon pra pro raj rap rar roa rom rup sad
    sah sai sal sam sas sat scn sco sel sem sga sgn shn sid sio sit sla sma smi smj smn sms snk sog son srn srr ssa
    suk sus sux syr tai tem ter tet tig tiv tkl tlh tli tmh tog tpi tsi tum tup tut tvl tyv udm uga umb vai vot wak
    wal war was wen xal yao yap ypk zap zen znd zun
    """.split()
)
# The macrolanguages of ISO 639-3, with the script that tells the language from its sisters.
_COMPRISED = {
    **dict.fromkeys("ckb sdh".split(), "ku-Arab"), "kmr": "ku", "azb": "az-Arab", "azj": "az",
    **dict.fromkeys("acm aeb afb ajp apc arb ars ary arz".split(), "ar"), **dict.fromkeys("pes prs".split(), "fa"),
    **dict.fromkeys("cmn gan hak hsn nan wuu yue".split(), "zh"), **dict.fromkeys("pbt pbu pst".split(), "ps"),
    "als": "sq", "ekk": "et", "khk": "mn", "lvs": "lv", "npi": "ne", "ory": "or", "plt": "mg", "pnb": "lah",
    "swh": "sw", "uzn": "uz", "uzs": "uz-Arab", "ydd": "yi", "zsm": "ms",
}  # fmt: skip


@lru_cache(maxsize=512)
def exact(text: str | None) -> str | None:
    """Return a BCP 47 tag, None where there is none to read."""
    return language_tag(text)


@lru_cache(maxsize=512)
def known(tag: str | None) -> str | None:
    """Return a tag as validators of XML feeds know it; None where they know none for the language.

    >>> known("ckb"), known("ckb-Latn"), known("en-GB"), known("lrc")
    ('ku-Arab', 'ku-Latn', 'en-GB', None)
    """
    first, *rest = (tag or "").split("-")
    if first in _KNOWN:
        return tag
    comprising, _, script = _COMPRISED.get(first, "").partition("-")
    if not comprising:
        return None
    has_script = any(len(part) == 4 for part in rest)
    return "-".join((comprising, *([script] if script and not has_script else []), *rest))
