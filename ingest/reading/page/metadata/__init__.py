"""Reads what a page says of itself, mostly for machines: its tree and Walked in; Signals, titles and feeds out.

`meta_names`, `json_ld` and `marked_times` each know one way of saying it, `live` the posts of a live blog, `feeds` what
leads to a feed. `signals` gathers everything by signal, and `order` says which signal is believed first; `site_name`
and `title` tell the title from the name of the site. No block has been judged at this point.
"""
