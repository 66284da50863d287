"""What a page shows about its story: Walked, Signals and Body in, one field of the entry out of each module.

`head` is where readers look for most of it. When: `agos`, `shown_dates`, `moments`. Who: `signing`, `authors`. Where:
`opening`, the dateline. On what: `trail`, the section, and `tag_links`. Whether it is complete: `paywall`, and `pager`
for its next page.
"""
