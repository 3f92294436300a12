"""Which English words a screen says: those of Wagtail's and Django's own catalogues, read as words."""

import re
from functools import cache
from pathlib import Path

import django

from tests.translation.catalogues import read, to_translate

WORD = re.compile(r"[^\W\d_]+")
MARKS = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|<[^<>]*>|\S*[/@.]\S+|\w+-\w+")
DJANGO = Path(django.__file__).parent
CATALOGUES = ("conf", "contrib/auth", "contrib/admin", "contrib/contenttypes", "contrib/sites")
# Said in Vietnam as they are: names, abbreviations, keys of the keyboard.
ALLOWED = {
    *("wagtail", "rss", "url", "html", "http", "https", "pdf", "csv", "xlsx", "json", "api", "utc"),
    *("id", "seo", "jpeg", "png", "gif", "video", "email", "menu", "internet", "web", "website"),
    "cookie",
    *("windows", "word", "mac", "ctrl", "shift", "alt", "cmd", "enter", "esc", "tab", "english"),
}
# Syllables of Vietnamese that look like English words.
VIETNAMESE = {"thu", "may", "than", "pin", "day", "hang", "can", "con", "long"}
CUSTOMERS = {"Bạn đã không sử dụng Site."}  # word for word as the customer's page says it (NA-17)
# Every text of the document, hidden menus and templates too, and what is read out of it.
SAID = """() => {
  const UNSEEN = "script, style, noscript, textarea, code, [lang=en], .xdsoft_save_selected,"
    + "[data-side-panel-toggle-counter][hidden]";
  const said = [document.title];
  const read = root => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.currentNode; node; node = walk.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        const parent = node.parentElement;
        if (!parent || !parent.closest(UNSEEN)) said.push(node.data);
        continue;
      }
      for (const name of ["aria-label", "title", "alt", "placeholder"])
        if (node.getAttribute && node.hasAttribute(name)) said.push(node.getAttribute(name));
      if (node.matches?.("input[type=submit], input[type=button]")) said.push(node.value);
      if (node.tagName === "TEMPLATE") read(node.content);
    }
  };
  read(document.documentElement);
  return [...new Set(said.map(text => text.trim().replace(/\\s+/g, " ")).filter(Boolean))];
}"""


@cache
def english_words():
    """Return the words of the English catalogues."""
    paths = [DJANGO / folder / "locale/en/LC_MESSAGES/django.po" for folder in CATALOGUES]
    entries = [entry for path in paths for entry in read(path)]
    entries += [entry for domain in ("django", "djangojs") for entry in to_translate(domain)]
    return {word for e in entries for word in words(f"{e.msgid} {e.plural}")} - ALLOWED - VIETNAMESE


def words(text):
    """Return the words of a text in small letters, without its placeholders, tags, addresses."""
    return {word.lower() for word in WORD.findall(MARKS.sub(" ", text)) if len(word) > 2}


def english_in(page):
    """Return the texts of a page that hold an English word."""
    said = set(page.evaluate(SAID)) - CUSTOMERS
    return sorted(text[:100] for text in said if words(text) & english_words())
