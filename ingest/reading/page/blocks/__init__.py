"""The blocks of a page that are its story: Walked and what the page claims in, Body and then clean HTML out.

`vocabulary`, `tree_features` and `features` put into numbers what can be seen of each block; `model` weighs them (its
weights are `weights.npz`), `second_look` what its first answers say of each other. `boilerplate` knows what a site
repeats, `gaps` what the model is not asked about, `boxes`, `author_lines` and `ending` what is beyond doubt, by which
`trimming` goes. `body` brings them together; `inline` and `compose` write out what it chose.
"""
