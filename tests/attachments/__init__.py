"""Photographs, sound, film and documents: what is kept, what is refused, and who is sent it."""
