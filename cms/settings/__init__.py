"""Settings: base (shared), production (the safe default), dev, test.

Whoever forgets to choose gets production.
"""
