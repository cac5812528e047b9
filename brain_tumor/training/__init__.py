"""How the evidence network is made."""
