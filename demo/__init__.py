"""Northmoor, an invented council, built by doing what its people would do."""
