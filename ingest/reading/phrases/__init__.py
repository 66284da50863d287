"""Recognises what a line says, on a page or in a text dump: a byline, a picture's credit, a dateline, a time.

Also holds the words, in many languages, that head a list of newest stories or mark what is not the story.
"""
