"""Finding a person to invite by the name, with or without marks (MT-13)."""

from cms.vietnamese.text import clean_line, fold
from meetingpages.organisation.models import Person

MOST_FOUND = 20
LONGEST = 100


def find_people(text):
    """Return the working people whose name has all typed words, at most twenty; two queries."""
    words = fold(clean_line(text)[:LONGEST]).split()
    if not words:
        return []
    names = Person.objects.filter(is_active=True).values_list("pk", "full_name")
    hits = [pk for pk, name in names if all(word in fold(name) for word in words)]
    return list(Person.objects.filter(pk__in=hits[:MOST_FOUND]).select_related("unit"))
