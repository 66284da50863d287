"""Text in, text out: addresses, dates, markup and language, with no input or output of its own.

Comes in: strings and bytes as publishers write them. Goes out: the one clean form of each, or None.
Every step is pure and idempotent; what a value lost on the way is said by the caller's warning.
"""
