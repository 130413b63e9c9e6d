"""How much work recording is: scripted journeys in a real browser, counted."""

UNDONE = "X-Undone"
"""The header of a request that is answered as ever and then undone (burden.serving)."""
