"""Heads that nobody has: phantoms, edited heads, and files to test with."""
