"""One script a question, against named peers, in one run; the last result stands in each script's docstring."""
