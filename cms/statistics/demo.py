"""The demo's numbers: the customer's two start values, and sample days before today (contract.md)."""

import random
import tomllib
from datetime import timedelta
from pathlib import Path

from django.db.models import Sum

from . import clock
from .baselines import add_baseline
from .models import Baseline, DayCount
from .sums import add_page_days

CONTENT = Path(__file__).parent / "demo_content" / "statistics.toml"


def load(articles):
    """Load the numbers unless there are start values already.

    `articles` are the published articles, newest first: the first ones become the most read.
    """
    if Baseline.objects.exists():
        return
    content = tomllib.loads(CONTENT.read_text("utf-8"))
    yesterday = clock.day_of(clock.day_number(clock.now()) - 1)
    load_days(content["history"], yesterday)
    load_baselines(content, articles)
    own = {entry["slug"] for entry in content["page"]}
    load_most_read(
        content["most_read"], [page for page in articles if page.slug not in own], yesterday
    )


def load_days(history, yesterday):
    """Make a row for each day up to yesterday, the same numbers at every load."""
    dice = random.Random(history["seed"])  # noqa: S311 - sample data
    rows = []
    for back in range(history["days"]):
        day = yesterday - timedelta(back)
        visits = dice.randint(*history["weekend" if day.weekday() > 4 else "workday"])
        views = int(visits * history["views_a_visit"])
        rows.append(DayCount(day=day, visits=visits, views=views, beacons=views))
    DayCount.objects.bulk_create(rows)


def load_baselines(content, articles):
    site, history = content["site"], content["history"]
    add_baseline(site["visits"], site["source"])
    counted = DayCount.objects.aggregate(visits=Sum("visits"))["visits"]
    add_baseline(-counted, history["source"], note=history["note"])
    by_slug = {page.slug: page for page in articles}
    for entry in content["page"]:
        add_baseline(entry["views"], entry["source"], page=by_slug[entry["slug"]])


def load_most_read(most_read, articles, yesterday):
    rows = [
        (page.pk, yesterday - timedelta(back), views)
        for page, views in zip(articles, most_read["daily"], strict=False)
        for back in range(most_read["days"])
    ]
    add_page_days(rows)
