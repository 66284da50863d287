"""One pass over documents: read each, decide what it changes, store it; one bad document never stops the run.

    files     -> count the pages of each site     (a first pass, so that each is read with what all have in common)
    documents -> hints -> read -> known -> decide -> store -> Step
    sources   -> agenda -> fetched -> the same, with what is remembered of the source -> Step, and links to follow

The only room that knows all the wings. Each document is one transaction, with the attempts that brought it and when its
source is due next: a run that is killed has stored whole documents, and the next run finds the rest.
"""
