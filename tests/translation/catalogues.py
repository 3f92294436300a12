"""Reads .po files: Wagtail's English ones say what there is to translate, ours what was done."""

import ast
import re
from pathlib import Path
from typing import NamedTuple

import taggit
import wagtail
import wagtail_modeladmin
from django.conf import settings

FIELD = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])? (".*")$')
PACKAGES = [Path(package.__file__).parent for package in (wagtail, wagtail_modeladmin, taggit)]
OURS = Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES"


class Entry(NamedTuple):
    """One string of a catalogue; `plural` and `context` are empty when it has none."""

    msgid: str
    plural: str
    context: str
    msgstr: str

    @property
    def key(self):
        return self.context, self.msgid


def read(path):
    """The entries of a .po file, without its header and its obsolete entries."""
    blocks = Path(path).read_text(encoding="utf-8").split("\n\n")
    return [entry for block in blocks if (entry := parse(block)) and entry.msgid]


def parse(block):
    """One blank-line separated block as an Entry; None for comments and obsolete entries."""
    fields, name = {}, None
    for line in block.splitlines():
        if match := FIELD.match(line):
            name = match[1]
            fields[name] = ast.literal_eval(match[2])
        elif line.startswith('"') and name:
            fields[name] += ast.literal_eval(line)
    if "msgid" not in fields:
        return None
    names = ("msgid", "msgid_plural", "msgctxt", "msgstr")
    return Entry(*(fields.get(name, "") for name in names))


def to_translate(domain):
    """Every string of Wagtail, modeladmin and taggit in a domain, once for each catalogue."""
    paths = [
        path
        for package in PACKAGES
        for path in sorted(package.rglob(f"locale/en/LC_MESSAGES/{domain}.po"))
    ]
    return [entry for path in paths for entry in read(path)]


def translated(domain):
    """Our own entries of a domain, by context and English string."""
    return {entry.key: entry for entry in read(OURS / f"{domain}.po")}
