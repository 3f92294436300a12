"""What left for a mailbox, as its reader sees it."""

import re


def link_in(letter):
    """Return the path of the link to a new password."""
    return re.search(r"http://testserver(/quen-mat-khau/\S+/\S+/)", letter.body)[1]
