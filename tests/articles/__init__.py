"""Article pages in our own words, marked up as many sites do it, and what is true of each."""
