"""How a sentence ends, in the scripts that mark its end."""

FULL_STOPS = (".", "。", "।", "۔")  # with which a title ends only where it is a sentence
SPOKEN_STOPS = (*FULL_STOPS, ".”", '."')  # the same with what closes a quotation
STOPS = tuple(".!?…\"”“»'’)؟。！？۔।॥」』:：")


def is_sentence(line: str) -> bool:
    """Return whether a line ends as a sentence does, or as speech or what announces a list.

    >>> is_sentence("The dam broke."), is_sentence("Dam breaks"), is_sentence("انهار السد؟")
    (True, False, True)
    """
    return line.endswith(STOPS)
