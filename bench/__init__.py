"""How fast the pages are: `make bench`. It stands beside the product and is never installed in it.

A large council is loaded once for each scale and kept; a copy of it is measured and thrown away,
so that every run begins from the same rows.
"""
