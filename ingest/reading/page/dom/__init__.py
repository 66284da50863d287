"""The tree of a page and the walk over it: markup in, Walked out: what stands on the page, in its order.

`tree` parses, with `mending` to close what was never closed and `unfolding` to show what waits for a script. `walked`
defines what a walk meets (blocks of text, links and pictures, each in its place), and `walk` goes over the tree once.
`layout` and `side_table` recognise tables that hold no data, `around` tells what blocks stand inside, `carried` puts a
story that only scripts hold into the tree.
"""
