"""Measures pages at the size of a council, as multiples of floors taken in the same run.

Times on shared machines wander; ratios to a bare page of the same run, and numbers of queries, do
not. `python -m bench --scale 0.01` on the database of DATABASE_URL, or `make bench`.
"""
