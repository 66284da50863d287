"""Tells from the words before a date whether it is of a story's publication or of a later change."""

import re


def _one_of(words: str) -> re.Pattern[str]:
    """A pattern of words parted by bars, in any case.

    It checks the first letter first, and then only words that begin with it: that is five times as fast.
    """
    ends: dict[str, list[str]] = {}  # of the words with one first letter, which may stand behind a `\b`
    for word in words.split("|"):
        first = word[: 3 if word.startswith(r"\b") else 1]
        ends.setdefault(first, []).append(word.removeprefix(first))
    firsts = {first[-1] for first in ends}
    grouped = "|".join(f"{first}(?:{'|'.join(own)})" for first, own in ends.items())
    return re.compile(rf"(?=[{''.join(sorted(firsts))}])(?:{grouped})", re.IGNORECASE)


UPDATED = _one_of(
    r"updat|uppdat|oppdat|opdater|modif|aktuali[sz]|geändert|letzte änderung|güncel|ac?tuali[zs]|aggiorna"
    r"|mise? [àa] jour|mises [àa] jour|edited|reviewed|revised"
    r"|bijgewerkt|\bwijziging|upraven|päivitet|frissít|cập nhật|diperbarui|обновл|оновлен|изменен|ενημερώθηκ"
    r"|更新|수정|업데이트|अपडेट|עודכן|تحديث|تعديل|به‌روز|نوێ|\bakt\."
    r"|ažurir|posodobljen|izmijenjen|izmenjen|atnaujin|atjaunot|uuendatud|muudetud|обновен|ажурира|измењен|змінен"
    r"|ενημερωθηκ|τελευτα[ίι]α ενημ[έε]ρωση|อัปเดต|อัพเดต|อัปเดท|อัพเดท|ปรับปรุงล่าสุด|แก้ไขล่าสุด|আপডেট|হালনাগাদ"
    r"|اپ ?ڈیٹ|ویرایش|به? ?روز ?رسانی|uppfært|\bendret|përditës|განახლ|թարմաց|修改[于於时時日]|புதுப்பிக்க|zmodyfik"
    r"|\bzmieniono|módosít|alterad[oa] em|gewijzigd|\bändrad|muokattu|dikemas kini|עדכון אחרון|अद्ययावत|अद्यतन|actualitz"
    r"|\bændret|změněn|poslední změna|zmenené|modyfik|修改[:：]|\bdiubah|alteração|τροποποίηση|последна промяна"
    r"|zadnja izmjena|posljednja izmjena|zadnja sprememba|последња измена|остання зміна|pakeista|ndryshuar|\bbreytt"
    r"|nûkir|last changed|\bamended|zuletzt bearbeitet|\bmàj\b|\bagg\.|\balterado:|aangepast|ostatnia zmiana|edytowan"
    r"|redigerad|redigert|redigeret|päivitys|değiştirilme|отредактирован|frissült|\bzměna"
    r"|ενημ[έε]ρωση(?=\s?:)|eguneratu|diweddarwyd|nuashonr|yenilən|жаңартыл|yangilan"
)
# "Stand: 8. Mai": the state of the text, which is an update if another date stands beside it.
STATE = re.compile(r"\bstand(?=\s?:|\s(?:vom\s|am\s)?\d)", re.IGNORECASE)
PUBLISHED = _one_of(
    r"publi|\bparu\b|\bparue\b|posted|written|\bdated?\b|\bdatum|veröffentlich|erschienen|gespeichert|gepostet|geschrieben|\berstellt"
    r"|\beingestellt|fecha|pubbl|mis[e]? en ligne|yayın|\bgiriş|eklenme|oluşturma|opublikowano|julkaist"
    r"|közzé|megjelen|diterbit|\btayang|опублик|опублік|δημοσιεύ|发布|發布|公開|入力|입력|등록|승인|प्रकाशित|פורסם|نشر|انتشار"
    r"|بڵاوکراوەتەوە|objavljen|objavené|zveřejněn|zverejnen|\bvydan|\bvydán|paskelbt|avaldatud|објав|\bпублик[уо]в|δημοσ[ιί]ευ"
    r"|প্রকাশ|شائع|اشاعت|\bbirt\b|udgivet|offentliggjort|გამოქვეყნ|հրապարակվ|\bđăng lúc|\bđăng ngày|\bđăng tải|ngày đăng"
    r"|xuất bản"
    r"|发表[于时日]|發表[於時日]|刊登|掲載|配信|投稿日|வெளியிட|\bdodano|data dodania|létrehozva|\bcréée? le|\bcreado\b"
    r"|\bcriad[oa] em|postad[oa] em|geplaatst|\bskapad|पब्लिश|argitarat|cyhoedd|foilsithe|dərc olun|жариялан|chop etil"
    r"|\bсоздано|дата публик|เผยแพร่"
)

_NEAR = 500  # characters before a date in which a word may belong to it


def is_of_update(before: str) -> bool | None:
    """Return whether the last telling word before a date speaks of an update; None if there is no such word."""
    near = before[-_NEAR:]
    state, changed, made = (
        max((found.end() for found in marks.finditer(near)), default=0) for marks in (STATE, UPDATED, PUBLISHED)
    )
    return max(changed, state) > made if changed or state or made else None
