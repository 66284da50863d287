"""Who does a run's work: `threads` ask many hosts side by side, `readers` are processes that read and can be killed.

On more than one machine, `workers` take what they ask for from the `queue`, and a `cluster` of Dask reads archives.

Comes in: an agenda, and the function that asks for one job. Goes out: what came of each job, as it is answered.
"""
