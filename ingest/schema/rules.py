"""Every rule a warning may name, with what it means to the person who reads it."""

from collections.abc import Mapping
from types import MappingProxyType

RULES: Mapping[str, str] = MappingProxyType(
    {
        # bytes
        "empty": "the document holds no bytes, or only white space",
        "binary": "the document is not text",
        "too-large": "the document is larger than Wiredesk reads",
        "unknown-format": "the text is neither a feed, a page, a list of links nor the text of an article",
        "wrong-charset": "the bytes were not in the declared encoding; the one they are in was used",
        "no-byte-order-mark": "the text is in a wide encoding and does not say so; it was told from its first bytes",
        "bad-bytes": "bytes that mean nothing in the encoding were replaced",
        "control-characters": "characters that no text may hold were removed",
        "c1-characters": "control characters of ISO 8859-1 were read as the windows-1252 characters they stand for",
        # markup
        "malformed-xml": "the XML is not well formed; what could be read of it was kept",
        "junk-before-xml": "characters before the first element were skipped",
        "read-tolerantly": "the XML is broken past what a parser of XML can put right; a more tolerant one read it",
        "entries-lost": "the XML is broken past repair, and some of its entries could not be told from the others",
        "nested-entries": "other entries stand in the entry, which is meant to hold none; each was read by itself",
        "internal-subset": "the document declares its own entities, which can be bombs; they were left unexpanded",
        "too-long-tag": "a tag is longer than any honest one and was left out",
        "too-long-word": "a word is longer than any honest one and was left out",
        "authors-of-feed": "the entry names no author; its feed's stand for it, as Atom and JSON Feed mean them to",
        "no-channel": "an RSS document has no channel; its items were read all the same",
        "cut-short": "the document ends in the middle; its last entry is there in part, or not at all",
        "malformed-json": "the JSON cannot be parsed; of a feed that breaks off, what stands before was read",
        "wrong-type": "a value has another type than the format's specification gives it",
        "html-in-place-of-feed": "a web page was served where a feed was expected; it was read as a page",
        # fields
        "too-long-title": "a title is longer than any honest one and was cut",
        "relative-link": "a link without its host was completed from the feed's own address",
        "double-escaped": "the text shows markup as text; it was kept as said, for it may be meant",
        "bad-url": "a link is not a usable http(s) address and was left out",
        "bad-date": "a date cannot be read and was left out",
        "impossible-date": "a date names a day or an hour that does not exist and was left out",
        "unset-date": "a date is one that programs write that know none, as the first moment of 1970, and was left out",
        "foreign-calendar": "a date is of another calendar than the Gregorian and was left out",
        "date-without-day": "a date names only a year, a month or a week; it was read as the first day of it",
        "unknown-zone": "a time zone's name is unknown; the time was read in the source's zone",
        "date-order-unknown": "a date such as 05-09-2025 says neither day nor month first; it was read day first",
        "future-date": "a date lies in the future; it was kept as said",
        "bad-number": "a number cannot be read and was left out",
        "wrong-language": "the text is in letters of another language, or not in English; it was told by the text",
        "bad-language": "a language code cannot be read and was left out",
        "no-storys-picture": "a picture is its author's face, a sign or a counter, and was left out",
        "no-guid": "an entry carries no identifier of its own",
        "guid-reused": "several entries of one document carry the same identifier",
        "guid-unfit": "this source's identifiers do not identify; entries were told apart by their links",
        "date-changing": "this source gives its entries other dates at every poll; the first that each had stands",
        "guid-changing": "this source gives its entries other identifiers at every poll; they were told apart without",
        "link-changing": "this source gives its entries other links at every poll; they were told by titles",
        "link-reused": "entries without identifiers carry one link; they were told apart by their titles",
        "link-unfit": "this source gives several entries one link; they were told apart by their titles",
        "title-unfit": "this source gives several entries one title; they were told apart by their texts",
        "title-reused": "entries with neither identifier nor link carry one title; they were told apart by their texts",
        "nothing-said": "an entry has neither title, link, text nor enclosure and was left out",
        "unsafe-html": "scripts, handlers or styles were removed from the content",
        "page-for-feed": "a web page was served where the source's feed was; it was not taken for its feed",
        "wedged": "reading the document took longer than any honest one takes, and was ended; please report it",
        "reader-lost": "the process that read the document came to an end, for want of memory or by a fault",
        "unreadable": "the document cannot be read for a reason Wiredesk did not foresee",
        "unreadable-entry": "an entry could not be read; the others of its document were",
        # pages
        "unclosed-tags": "a link was never closed and took in most of the page; it was read as if it had been",
        "broken-markup": "the page's markup hides most of it as it stands; it was read as it was meant",
        "carried-story": "the page shows next to nothing of its story; that was read out of its scripts",
        "no-story": "no article text was found on the page",
        "doubtful-canonical": "the page's word on its own address, or its source's, cannot be right; it was left aside",
        "challenge": "a bot check stands in the page's place; Wiredesk does not try to get around it",
        "not-found": "there is no such page, though the server's status says that there is",
        "login-wall": "a login form stands in the page's place",
        "script-only": "the page is empty until its scripts run",
        "recipe-miss": "a selector of the site's recipe finds nothing; mend it with the help of explain --recipe",
        "list-of-urls": "the file is a list of addresses; put it into seeds/ to have them polled",
        # identity
        "merged": "the entry says it is one that is known already, and was joined with it",
        "merged-in-document": "two entries of one document are the same entry; they were joined",
        # files
        "missing": "there is no such file or folder; check the path",
        "unreadable-file": "the file cannot be opened",
        "dangling-link": "the link points at nothing",
        "not-a-file": "the path is neither a file nor a folder",
        # archives
        "cut-archive": "the archive ends in a record that is cut short or damaged; all that stands before was read",
        "bad-record": "a record of the archive is damaged or makes no sense; the others were read",
        "whole-gzip": "the archive is compressed as one piece and not a record at a time; unpack it with gunzip",
        "undecodable": "the body cannot be decompressed as its header says",
        # filters
        "slow-filter": "a filter's regular expression takes too long; it was given up, and the entry was kept",
        # what else feeds and lists say
        "loose-json": "the JSON breaks a rule of JSON's that does not hinder reading it; it was read all the same",
        "feed-moved": "the feed says that it is at another address now; name that one in seeds/",
        "feed-expired": "the feed says that it will never change again; take it out of seeds/",
        "no-address": "a line of a list names no address and was left out",
        "list-elsewhere": "a list points at another list, which was not fetched; ask for it by its own address",
    }
)
NO_REPAIRS = frozenset({"authors-of-feed"})
"""Rules that tell where a field of an entry comes from, though nothing was wrong."""
