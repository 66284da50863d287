"""Pages copied or dumped as text, in our own words, and what should be read from each."""
