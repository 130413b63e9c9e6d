"""How Kith is set up: its settings, its addresses and the door the web server opens."""
