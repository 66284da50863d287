"""Removes passing lines from a story as a feed carries it: counters, times ago, buttons and advertisements.

They change from one poll to the next while nothing is corrected. A whole line has to be of this kind: in a sentence a
number, a price or a time belongs to the story. What may be a fact (56 shares, 3 votes) is passing only next to a
certain counter (12 comments).
"""

import re
from functools import cache
from itertools import pairwise

from ingest.schema import Flaw
from ingest.text.dates import SOME_TIME, parse_date, parse_relative
from ingest.text.furniture import LABEL, SHORT
from ingest.text.furniture_words import LINES, STARTS
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases, phrases_as_written

_COUNTED = """
view · views · page views · post views · comment · comments · reply · replies · like · likes · read · reads
participants · reaction · reactions · retweet · retweets · repost · reposts · upvote · upvotes · tweet · tweets · share
aufruf · aufrufe · kommentar · kommentare · antwort · antworten · gefällt mir · mal geteilt · mal gelesen
vue · vues · commentaire · commentaires · partage · partages · réponse · réponses · j aime
vista · vistas · visualización · visualizaciones · comentario · comentarios · compartido · compartidos · me gusta
visualizzazione · visualizzazioni · commento · commenti · condivisione · condivisioni · mi piace
visualização · visualizações · comentário · comentários · compartilhamentos · curtidas
weergaven · reactie · reacties · keer gedeeld · keer gelezen · keer bekeken
wyświetleń · wyświetlenia · komentarz · komentarze · komentarzy · udostępnień · polubień
visning · visninger · visningar · kommentarer · delningar · delinger
görüntülenme · görüntüleme · okunma · yorum · paylaşım · beğeni · kez okundu
просмотр · просмотра · просмотров · просмотры · комментарий · комментария · комментариев · комментарии · репостов
перегляд · перегляди · переглядів · коментар · коментарі · коментарів
مشاهدة · مشاهدات · المشاهدات · عدد المشاهدات · تعليق · تعليقات · التعليقات · إعجاب · إعجابات · عدد القراءات
بازدید · تعداد بازدید · دیدگاه · بینین · بینراوە · جار بینراوە · جار خوێندراوەتەوە · لێدوان · کۆمێنت
阅读 · 次阅读 · 人阅读 · 浏览 · 次浏览 · 浏览量 · 评论 · 条评论 · 点赞 · 閱讀 · 瀏覽 · 則留言
閲覧 · 回視聴 · コメント · 件のコメント · いいね · 조회 · 조회수 · 댓글 · 댓글수 · 좋아요
"""
# These count only next to another counter.
_DOUBTFUL = """
shares · posts · points · point · votes · vote · score · followers · subscribers · downloads · visits · hits · stars
punkte · stimmen · puntos · votos · voti · głosów · oy · puan · مشاركة · مشاركات · صوت · 分享 · シェア · 공유
"""
# Words that may stand between these, and behind a number.
_BESIDE = """
view all · view · show all · show · see all · see · all · total · and · und · et · y · e · ve · times · no · keine
min · mins · minute · minutes
k · m · b · tsd · mio · mln · mil · bin · тыс · ألف · هەزار · 万 · 萬 · 千 · 만 · 천
"""
# Labels of a time. These are of the time at which the story was changed, which is no part of the story.
_CHANGED = """
updated · last updated · last update · last modified · modified · aktualisiert · zuletzt aktualisiert · stand
mis à jour · mise à jour · dernière mise à jour · actualizado · última actualización · aggiornato · atualizado
bijgewerkt · laatste update · zaktualizowano · uppdaterad · oppdatert · opdateret · güncelleme · son güncelleme
обновлено · оновлено · آخر تحديث · تحديث · نوێکراوەتەوە · به‌روزرسانی · 更新 · 更新时间 · 最終更新 · 업데이트
"""
_SAID = """
posted · published · submitted · veröffentlicht · publié · publicado · pubblicato · gepubliceerd · opublikowano
yayınlanma · опубликовано · نشر · نشرت · بڵاوکراوەتەوە · 发布 · 公開
"""
_SIGNS = re.compile(r"[^\W\d_]+|\d+")
_HEAD = re.compile(r"[:：]|\s[|–—»-]\s")  # between the words that point to a story and its title
_PARAGRAPHS = re.compile(r"\n{3,}")
_PARTED = re.compile(r"\s*[|·•]\s*")
_OWN_SIGN = re.compile(r"[%‰$€£¥°]")  # of a percentage, a price or a degree: counters have none
_LENGTH = re.compile(r"\d+\s?[^\W\d_]{1,3}(?<![前전])")  # "12m" may be a length or a time ago
_LONGEST = 60  # characters of a counter or a time
_MOST_LINES = 500  # short lines that are looked at; a text with more is a table


def without_passing(text: str) -> str:
    r"""Return a text without its passing lines; everything else is left as it is.

    >>> without_passing("The dam broke.\n\n12 comments · 3 shares\n\nUpdated 5 minutes ago\n\n12 views were heard.")
    'The dam broke.\n\n12 views were heard.'
    """
    lines = text.split("\n")
    short = [at for at, line in enumerate(lines) if 0 < len(line) <= SHORT][:_MOST_LINES]
    passing = {at for at in short if passes(lines[at])}
    if not passing:
        return text
    passing |= _beside_counters(lines)
    kept = "\n".join(line for at, line in enumerate(lines) if at not in passing)
    return _PARAGRAPHS.sub("\n\n", kept).strip("\n")


def passes(line: str) -> bool:
    """Return whether a line is only a counter, a time ago, a button, or a pointer to another story.

    >>> passes("Share 56"), passes("Read more: the dam"), passes("10 killed"), passes("Related deaths rose to 12.")
    (True, True, False, False)
    """
    if not 0 < len(line) <= SHORT:
        return False
    if _is_button(line):
        return True
    if len(line) > _LONGEST:
        return False
    # The whole line comes first: in it a doubtful word may stand next to a counter.
    return _is_counter(line, _sure_counter()) or all(
        _is_counter(part, _sure_counter()) or _is_moment(part) for part in _PARTED.split(line)
    )


def _beside_counters(lines: list[str]) -> set[int]:
    """The counters, and the doubtful lines right above or below one of these lines."""
    spoken = [at for at, line in enumerate(lines) if line][:_MOST_LINES]
    counters = {at for at in spoken if _is_counter(lines[at], _sure_counter())}
    doubtful = {at for at in spoken if counters and _is_counter(lines[at], _any_counter())}
    near = set(counters)
    for order in (spoken, spoken[::-1]):
        for before, at in pairwise(order):
            if before in near and at in doubtful:
                near.add(at)
    return near


def _is_button(line: str) -> bool:
    if len(line) <= LABEL and fold(line) in _labels():
        return True
    head = _HEAD.search(line, 0, LABEL)
    return head is not None and fold(line[: head.start()]) in phrases(STARTS)


@cache
def _labels() -> frozenset[str]:
    return phrases(LINES) | {""}  # "" is a line of signs only: a rule, a row of stars


def _is_moment(line: str) -> bool:
    """Whether a line is a time ago, or says when the story was changed."""
    if _LENGTH.fullmatch(line):
        return False
    if parse_relative(line, now=SOME_TIME) is not None:
        return True
    label = _label().match(line)
    if label is None:
        return False
    rest = line[label.end() :]
    if parse_relative(rest, now=SOME_TIME) is not None:
        return True
    changed = fold(label["label"]) in phrases(_CHANGED)
    return changed and bool(rest) and not isinstance(parse_date(rest), Flaw)


@cache
def _label() -> re.Pattern[str]:
    names = sorted({*phrases_as_written(_CHANGED), *phrases_as_written(_SAID)}, key=len, reverse=True)
    return re.compile(rf"\W*(?P<label>{'|'.join(map(re.escape, names))})[\s:：–—-]*", re.IGNORECASE)


def _is_counter(line: str, pattern: re.Pattern[str]) -> bool:
    if len(line) > _LONGEST or _OWN_SIGN.search(line):
        return False
    found = pattern.fullmatch(" ".join(_SIGNS.findall(fold(line))))
    return found is not None and found["counted"] is not None


@cache
def _sure_counter() -> re.Pattern[str]:
    return _counter(phrases(_COUNTED), phrases(_DOUBTFUL))


@cache
def _any_counter() -> re.Pattern[str]:
    return _counter(phrases(_COUNTED) | phrases(_DOUBTFUL), frozenset())


def _counter(counted: frozenset[str], further: frozenset[str]) -> re.Pattern[str]:
    """A pattern of numbers and words in any order; its group `counted` matches if one of them is counted."""
    names = "|".join(sorted(counted, key=len, reverse=True))
    others = "|".join(sorted({*further, *phrases(_BESIDE)}, key=len, reverse=True))
    return re.compile(rf"(?:(?:(?P<counted>{names})|{others}|\d+)(?: |$))+")
