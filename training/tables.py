"""What words of class names and of short blocks are worth: the tables that the features look up.

Each site has one vote for each word, because repeating it a thousand times makes it no surer. The mean of the votes is
drawn towards the mean of all words, the more so the fewer votes there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import isnan, log

from ingest.reading.page.blocks.vocabulary import Tables, names_of, words_of
from ingest.reading.page.dom.walked import Place, Run, Walked
from training.examples import Example

FEWEST_SITES = 4  # that use a word of a class name
FEWEST_WRITERS = 4  # sites that use a word of the text
DRAWN = 4.0  # votes that the mean of all words counts for
LEAST = 0.15  # the least worth with which a word is kept


class Votes:
    """For each word and site, how much of the text below it belonged to the story."""

    def __init__(self) -> None:
        self.good: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.all: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))

    def cast(self, site: str, words: Iterable[str], good: float, total: float) -> None:
        """Count a piece of text for each of the words, once."""
        for word in set(words):
            self.good[word][site] += good
            self.all[word][site] += total

    def worth(self, fewest: int) -> dict[str, float]:
        """Return the logarithm of the odds of each word that enough sites use, against all of them."""
        shares = {
            word: [self.good[word][site] / total for site, total in sites.items()] for word, sites in self.all.items()
        }
        every = [share for votes in shares.values() for share in votes]
        mean = sum(every) / max(1, len(every))
        found = {}
        for word, votes in shares.items():
            if len(votes) >= fewest:
                share = (sum(votes) + DRAWN * mean) / (len(votes) + DRAWN)
                share = min(0.98, max(0.02, share))
                worth = log(share / (1 - share)) - log(mean / (1 - mean))
                if abs(worth) >= LEAST:
                    found[word] = round(worth, 2)
        return found


def tables_of(examples: Iterable[Example]) -> Tables:
    """Return the worth of the words of some labelled pages; blocks without a label do not vote."""
    names, words, first, last = Votes(), Votes(), Votes(), Votes()
    for example in examples:
        site = example.page.site
        labelled = zip(example.runs, example.labels.tolist(), strict=True)
        known = [(run, label) for run, label in labelled if not isnan(label)]
        for run, label in known:
            for votes, said in zip((first, words, last), words_of(run.text), strict=True):
                votes.cast(site, said, label, 1.0)
        for written, good, total in _texts_below(example.walked, known):
            names.cast(site, written, good, total)
    return Tables(names.worth(FEWEST_SITES), *(votes.worth(FEWEST_WRITERS) for votes in (words, first, last)))


def _texts_below(walked: Walked, known: Iterable[tuple[Run, float]]) -> Iterator[tuple[list[str], float, float]]:
    """Yield for each element with names the weight of the story and of all text inside it."""
    good: dict[int, float] = defaultdict(float)
    total: dict[int, float] = defaultdict(float)
    for run, label in known:
        place: Place | None = run.place
        while place is not None:
            good[place.number] += label * run.weight
            total[place.number] += run.weight
            place = place.parent
    for number, weight in total.items():
        get = walked.places[number].element.get
        written = [word for name in ("class", "id", "role", "itemprop") for word in names_of(get(name) or "")]
        if written:
            yield written, good[number], weight
