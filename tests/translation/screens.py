"""What a screen says to its reader: its text and the labels that help programs read out."""

from html.parser import HTMLParser

SPOKEN_ATTRIBUTES = {"aria-label", "alt", "title", "placeholder"}
SILENT_TAGS = {"script", "style"}


class Screen(HTMLParser):
    """Collects the words of a page, one piece of text at a time, in `said`."""

    def __init__(self, html):
        super().__init__()
        self.said, self._silent = set(), 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self._silent += tag in SILENT_TAGS
        self.said |= {
            value.strip() for name, value in attributes if name in SPOKEN_ATTRIBUTES and value
        }

    def handle_endtag(self, tag):
        self._silent -= tag in SILENT_TAGS

    def handle_data(self, data):
        if not self._silent and data.strip():
            self.said.add(" ".join(data.split()))
