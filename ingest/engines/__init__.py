"""Sources and the function that asks for one in; what came of each out, in the order in which they answered.

`threads` is the default engine; each engine keeps to one connection a host at a time.
"""
