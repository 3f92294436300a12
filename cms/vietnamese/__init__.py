"""Rules of Vietnamese text, dates and numbers: pure functions, no models, nothing of Wagtail."""
