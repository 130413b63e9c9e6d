"""A large invented council, for measurements: loaded in bulk, never through people's clicks.

At scale 1: 250,000 people, 120,000 children, 3,000,000 entries, 150,000 assessments, 60 agencies,
3,000 users. Memory stays bounded; grants and their sort keys are worked out after loading, by the
same rules that `casework.grants` follows one child at a time (a test compares the two).
"""
