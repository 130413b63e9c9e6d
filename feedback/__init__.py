"""What referrers, children and families say back: knows casework, never its neighbours."""
