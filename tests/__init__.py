"""Promises Kith makes, each held by a test."""
