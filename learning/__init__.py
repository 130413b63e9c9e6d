"""Figures that open a question: managers and peers read what is below."""
