"""Agencies, their teams, and the people who sign in."""
