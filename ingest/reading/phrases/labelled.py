"""Knows the line at either end of a Chinese story in which everything has a label: source, authors, time, readers."""

import re

from ingest.reading.phrases.times import says_when

_LABELS = (
    "(?:信息|新闻|文章)?(?:来源|來源)|稿源|作者|撰文|记者|記者|通讯员|通訊員|(?:责任|責任|网络|值班)?(?:编辑|編輯)"
    "|责编|責編|编审|审核|校对|校對|[一二三终]审|监制|主编|(?:浏览|阅读|点击|访问)(?:次数|量|数)?|字号|字體|字体(?:大小)?"
    "|(?:发布|發布|发表|更新)(?:时间|時間|日期)"
)
_LABEL = re.compile(f"[（(【\\[〔]?(?:{_LABELS})[:：]")
_ASKS = re.compile("[（(【\\[〔]?(?:记者|記者)[:：]")
_SIGNS = frozenset("：。？！?!")
_PARTS = re.compile(r"[\s|｜/;；,，]+")
_SIZES = frozenset("大中小") | {"+", "-", "T", "打印", "分享", "收藏", "次"}
LONGEST = 120  # characters of such a line
_LONGEST_VALUE = 20  # characters
_HOUSE = 8  # characters of a paper's name without a label


def is_labelled(line: str) -> bool:
    """Return whether a line says nothing but who wrote a story, where it comes from, when, or how it is read.

    It says at least two of these: a source by itself may stand in the midst of a story.

    >>> is_labelled("2026-03-04 10:00 来源：新华社 作者：王小明 编辑：李强"), is_labelled("时间：三月四日 地点：北京")
    (True, False)
    """
    if line.isascii() or len(line) > LONGEST or not _LABEL.search(line):
        return False
    labels, times, houses, waiting = 0, 0, 0, False
    asks = _ASKS.match(line) is not None  # as in an interview
    for part in filter(None, _PARTS.split(line)):
        if label := _LABEL.match(part):
            value = part[label.end() :]
            labels, waiting = labels + 1, not value
        elif waiting or part in _SIZES:
            value, waiting = part, False
        elif says_when(part):
            value, times = part, times + 1
        else:
            value, houses = part, houses + 1
            if len(part) > _HOUSE:
                return False
        if len(value) > _LONGEST_VALUE or ":" in value.strip("0123456789:") or not _SIGNS.isdisjoint(value):
            return False
    return labels > asks and labels + times > 1 and houses <= 1
