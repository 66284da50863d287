"""Turns text into cleaner text: addresses, dates, markup and language. Nothing here reads or writes files or networks.

Strings and bytes come in as publishers write them. The one clean form of each goes out, or None. Every step is pure
and idempotent. If a value loses something on the way, the caller's warning says so.
"""
