"""The map made with the family, the scales and the safety plan: knows casework, never its neighbours."""
