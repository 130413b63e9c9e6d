"""What referrers, children, families and agencies say back: knows casework, never its neighbours."""
