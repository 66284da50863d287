"""Small feeds as found in the wild, by what is unusual about them, with what must be read from each."""
