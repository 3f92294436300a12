"""Documents sent to their addressees, and what these do with them (VB-48 … VB-51)."""
