"""The demo's standing pages, one content file each, in the order of their file names (N-58)."""

import tomllib
from pathlib import Path

from cms.pages.demo import body_json

from .models import StandardPage

CONTENT = Path(__file__).parent / "demo_content"


def load(home):
    """Publish each page below the home page unless one stands at its address."""
    for path in sorted(CONTENT.glob("*.toml")):
        entry = tomllib.loads(path.read_text("utf-8"))
        if not home.get_children().filter(slug=entry["slug"]).exists():
            publish(home, entry)


def publish(home, entry):
    page = StandardPage(slug=entry["slug"], title=entry["title"], lead=entry["lead"])
    page.body = body_json(entry["body"], OWN_BLOCKS)
    home.add_child(instance=page)
    page.save_revision().publish()


def contact(_entry):
    return None  # Printed from the site's identity: nothing is stored.


def procedures(entry):
    rows = [{"name": name, "agency": agency, "link": link} for name, agency, link in entry["rows"]]
    return {"caption": entry["procedures"], "rows": rows}


def spokesperson(entry):
    fields = {name: entry[name] for name in ("position", "phone", "email")}
    return {"name": entry["spokesperson"], **fields}


OWN_BLOCKS = {"contact": contact, "procedures": procedures, "spokesperson": spokesperson}
