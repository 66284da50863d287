"""Lines that pages and text dumps share: a line of prose in, what it says out (byline, credit, dateline, time).

With the words, in many languages, that head a list of newest stories or mark what is not the story.
"""
