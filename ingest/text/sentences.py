"""Tells whether a line ends as a sentence does, in the scripts that mark the end."""

FULL_STOPS = (".", "。", "।", "۔")  # a title ends with one of these only if it is a sentence
SPOKEN_STOPS = (*FULL_STOPS, ".”", '."')  # the same with a closing quotation mark
STOPS = tuple(".!?…\"”“»'’)؟。！？۔।॥」』:：")


def is_sentence(line: str) -> bool:
    """Return whether a line ends as a sentence, as speech, or as the announcement of a list does.

    >>> is_sentence("The dam broke."), is_sentence("Dam breaks"), is_sentence("انهار السد؟")
    (True, False, True)
    """
    return line.endswith(STOPS)
