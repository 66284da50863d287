"""What else is told of a story: Walked, Signals and Body in, a field of the entry out of each.

When: `agos`, `shown_dates`, `moments`. Who: `signing`, `authors`. Where: `opening`, the dateline. Of what: `trail`, the
section, and `tag_links`. Whether all of it is here: `paywall`, and `pager`, its next page.
"""
