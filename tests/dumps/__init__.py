"""Pages copied or dumped as text, in our own words, and what a careful reader would want of each."""
