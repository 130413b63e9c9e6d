"""Who did, and who read, what. Nothing is written unseen."""
