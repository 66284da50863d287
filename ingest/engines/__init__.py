"""What does a run's work: `threads` asks many hosts side by side, `readers` reads documents where reading can be ended.

An agenda and the function that asks for one job in; what came of each out, in the order in which they answered.
"""
