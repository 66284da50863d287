"""One script for each question, with named peers in the same run; its docstring holds the last result."""
