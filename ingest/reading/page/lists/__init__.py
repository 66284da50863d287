"""The lists of stories on a page: Walked in, the newest stories as RawLatest, and the links of a listing, out.

`row_texts` and `rows` read the rows of a list, `day_groups` the days between them; `links` tells its links from a
menu's. `tabs` and `headings` know what announces a list, `end` where it is over. `latest` reads the one of the site's
newest stories, `listing` all stories that a listing page links to.
"""
