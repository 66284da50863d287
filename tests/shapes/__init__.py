"""Small feeds as they are met in the wild, by what is unusual about them, with what is true of each."""
