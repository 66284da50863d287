"""Pages of articles in our own words, in the shapes of many sites, and what is true of each."""
