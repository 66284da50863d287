"""Finds the blocks of a page that are its story: Walked and what the page claims in, Body and then clean HTML out.

`vocabulary`, `tree_features` and `features` turn what can be seen of each block into numbers. `model` judges by them
(its weights are `weights.npz`), and then by what its first answers say about one another (`second_look`). `boilerplate`
knows what a site repeats, `gaps` fills in blocks that the model is not asked about, and `trimming` removes what is
certainly no part of the story, with `boxes`, `author_lines` and `ending`. `body` puts all this together; `inline` and
`compose` write out the chosen blocks.
"""
