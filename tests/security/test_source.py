"""Doors that only one room may use, and risky calls only with a reason (SR-30, house.md H-7)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOMS = ("cms", "home", "theme", "meetingpages")
ROOT = Path(settings.BASE_DIR)

# What is looked for, and the only files that may hold it, each with its reason.
RULES = {
    r"\bmark_safe\(|\bSafeString\(|\bSafeText\(": {
        "home/news/structured_data.py": "JSON-LD, escaped just before",
        "cms/pagecache/templatetags/pagecache_tags.py": "a fixed name and a row's number",
        "meetingpages/meetings/room/calling.py": "the QR picture drawn of an address of ours",
        "cms/pages/linking.py": "a rendered block and links whose words are escaped",
    },
    r"\|\s*safe\b|\bsafeseq\b": {},
    r"autoescape off": {
        "theme/templates/wagtailadmin/notifications/": "mail in plain text",
        "theme/templates/users/mail/": "mail in plain text",
        "theme/templates/meetings/inviting/mail/": "mail in plain text",
        "theme/templates/circulars/acknowledging/mail/": "mail in plain text",
    },
    r"csrf_exempt": {
        "cms/readers/origin.py": "posts of readers, which it asks for their origin instead",
    },
    r"\.raw\(|\.extra\(|RawSQL\(|\bexecute\(": {
        "cms/operations/health.py": "makes and drops a temporary table",
        "cms/statistics/live.py": "asks for thousands of keys at once, each a parameter",
        "cms/statistics/totals.py": "five sums in one fixed question",
    },
    r"\beval\(|\bexec\(|__import__\(|\bpickle\b|\byaml\.load\(": {},
    r"\bsubprocess\b|\bos\.system\(|\bos\.popen\(|\bmultiprocessing\b|\bos\.fork\(": {
        "cms/bench/": "wrk and our own two servers",
        "cms/media/sandbox.py": "the child that opens uploads: one fixed command, no shell",
        "cms/media/reading/folder.py": "the same child, one process for each file of a zip",
        "cms/operations/parts.py": "the parts of ./portal run",
        "cms/operations/installing.py": "venv and pip, with our own words",
    },
    r"\burllib\.request\b|\bimport requests\b|\bhttpx\b|\bhttp\.client\b|\baiohttp\b": {
        "cms/bench/serving.py": "asks its own two servers",
        "cms/bench/meeting.py": "asks the portal that it is given",
    },
    r"\bcsv\.writer\b": {"cms/exports.py": "its room"},
    r"\bEmailMessage\b|\bsend_mail\b|\bEmailMultiAlternatives\b|django\.core\.mail": {
        "cms/mail/": "its room",
    },
    r"\bunicodedata\.normalize\b": {"cms/vietnamese/": "its room"},
    r"\bFileResponse\b": {"cms/media/serving.py": "its room"},
    r"\*\*\s*request\.(GET|POST)|\*\*\s*self\.request\.(GET|POST)": {},
    r"\bstyle=|\bon(click|load|error|change|submit)=|<script(?![^>]*(\bsrc=|ld\+json))": {
        "cms/media/reading/plain.py": "looks for it in uploaded text",
    },
    r"//fonts\.|googleapis|cdnjs|jsdelivr|unpkg|google-analytics": {},
}


def files():
    for room in ROOMS:
        for suffix in ("py", "html", "txt"):
            yield from sorted((ROOT / room).glob(f"**/*.{suffix}"))


def found(pattern):
    """Return the files in which a pattern stands, comments and words about it left out."""
    rule = re.compile(pattern)
    return {
        path.relative_to(ROOT).as_posix()
        for path in files()
        if any(rule.search(line.split("  # ")[0]) for line in path.read_text("utf-8").splitlines())
    }


@pytest.mark.parametrize("pattern", RULES)
def test_it_stands_only_where_there_is_a_reason(pattern):
    allowed = RULES[pattern]
    unlisted = [name for name in found(pattern) if not name.startswith(tuple(allowed) or ("\0",))]
    assert unlisted == []


@pytest.mark.parametrize("pattern", [pattern for pattern in RULES if RULES[pattern]])
def test_no_permission_outlives_its_reason(pattern):
    names = found(pattern)
    unused = [place for place in RULES[pattern] if not any(n.startswith(place) for n in names)]
    assert [place for place in unused if (ROOT / place).exists()] == []


@pytest.mark.parametrize(
    "sheet", sorted((ROOT / "theme/static/theme").glob("*.css")), ids=lambda path: path.name
)
def test_every_style_sheet_is_whole(sheet):
    """A lost brace silently swallows all rules after it."""
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    assert rules.count("{") == rules.count("}")
