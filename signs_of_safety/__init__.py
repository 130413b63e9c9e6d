"""The map made with the family, the scales, the safety plan: knows casework, no neighbour."""
