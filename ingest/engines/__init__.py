"""What does a run's work: `threads` asks many hosts side by side, `readers` reads documents where reading can be ended.

On more than one machine, `workers` take what they ask from the `queue`, and `cluster` has archives read by Dask.

An agenda and the function that asks for one job in; what came of each out, in the order in which they answered.
"""
