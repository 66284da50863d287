"""Reads the lists of stories on a page: Walked in; the newest stories as RawLatest, or a listing's links, out.

`titles`, `rows` and `row_texts` read the rows of a list, `day_groups` the days between them; `links` tells the links of
a list from a menu's. `tabs` and `headings` find what announces a list, `end` where it is over. `latest` reads the list
of the site's newest stories, `listing` all the stories that a listing page links to.
"""
