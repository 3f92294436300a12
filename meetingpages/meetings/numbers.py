"""Ids and counts as browsers send them: whatever is no small whole number is none at all."""

from django import forms

LONGEST = 9  # digits; thousands of them are an error in Python, nineteen in the database


def number_in(text):
    """Return the whole number that was sent, or -1, which nothing has."""
    return int(text) if text and text.isdecimal() and len(text) <= LONGEST else -1


class TickedField(forms.ModelMultipleChoiceField):
    """Boxes to tick, one a row; Django's own looks for ids that the database cannot even hold."""

    def clean(self, value):
        return super().clean([one for one in value or [] if number_in(one) >= 0])
