"""Deciding: a Reading and what is known go in, the changes to the collection come out; nothing is touched.

Comes in: the Reading of one document, the Known that the collection returns for `lookups(reading)`, and a time.
Goes out: one Change a record (new, revised, updated, same, copy), then the withdrawals. A page that is gone for good
is withdrawn (`withdrawals`), and `difference` says what changed from one version of an entry to another.

One entry's way, with the module of each step:

    Reading -> what to look up of it, which the collection answers: Known                      asking
    Entry -> its identity keys, the most telling first                                         identity
          -> without keys that different entries of its document or source share               ladders
          -> without links that are new at every poll                                          relinking
          -> marked if it leads to another site; without a GUID that led elsewhere before      belonging
          -> the record that its bytes, else its first key, lead to in Known; else a new id    choosing
          -> if its GUID is new: the record that it was under another one                      new_guids
          -> with the date it had before, if its source gives new ones at every poll           redating
          -> joined with the other entries of the document that are the same record            merging
          -> put in the place of what its source said before, beside what other sources say    records
          -> merged with them into the record's entry, and judged: is it a new version?        merging, revisions
          -> Change

Then, once it is known what changes, what is a copy:

    Change -> the shingles of its text -> the records that share some                                clusters
           -> those that say the same, and are no notices of a series                                likeness, patterns
           -> one cluster, and of its records the one that represents it                             clusters, originals

Beside this, `habits` says what a document shows of its source's GUIDs, dates and links, and `repeating` sees to it that
a document taken in a second time brings no news.
"""

from ingest.deciding.asking import keys_of, lookups, touches_unchanged, without_unchanged
from ingest.deciding.choosing import decide
from ingest.deciding.clusters import changed, gathered, remembered, rivals, shared, traces
from ingest.deciding.habits import noticed
from ingest.deciding.merging import merge
from ingest.deciding.revisions import Difference, difference, is_retold
from ingest.deciding.standing import Standing, standings
from ingest.deciding.withdrawing import lookups_gone, withdrawals

__all__ = [
    "Difference",
    "Standing",
    "changed",
    "decide",
    "difference",
    "gathered",
    "is_retold",
    "keys_of",
    "lookups",
    "lookups_gone",
    "merge",
    "noticed",
    "remembered",
    "rivals",
    "shared",
    "standings",
    "touches_unchanged",
    "traces",
    "withdrawals",
    "without_unchanged",
]
