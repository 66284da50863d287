"""The tree of a page and the walk over it: markup in, Walked out, which is what stands on the page, in its order.

`mending` closes what was never closed, `unfolding` shows what waits for a script, `tree` parses. `walked` names what a
walk meets (blocks of text, links and pictures, each in its place), `walk` goes over the tree once. `layout` and
`side_table` know tables that hold no data, `around` tells what blocks stand inside; `carried` puts a story into the
tree that only scripts hold.
"""
