"""The door for programs. No rules live here."""
