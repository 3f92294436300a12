"""Many made-up articles for tests of size and for the bench; the same seed gives the same articles.

Rows are written in bulk: the tree's own `add_child` would take minutes for thousands of pages.
"""

import json
import random
import tomllib
from datetime import datetime, timedelta
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend

from .models import NewsCategoryPage, NewsPage

SEED = 2019
NEWEST = datetime(2019, 6, 30, 17, tzinfo=timezone.get_fixed_timezone(7 * 60))
MINUTES_APART = 37  # Some forty articles a day, as a large provincial portal has.
SYLLABLES = 570  # The length of an ordinary news article of the customer's kind.
PARAGRAPHS = 6
BATCH = 500  # Rows, bodies and search entries that are held in memory together.
SLUG = "bai-thu-"

WORDS = tomllib.loads(
    (Path(__file__).parent / "demo_content" / "generated.toml").read_text("utf-8")
)


@transaction.atomic
def generate(count, seed=SEED):
    """Publish that many articles, spread evenly over the sections; return how many were written.

    Called again, it adds further ones. Without any section it raises NewsCategoryPage.DoesNotExist.
    """
    sections = list(NewsCategoryPage.objects.order_by("path").select_for_update())
    if not sections:
        raise NewsCategoryPage.DoesNotExist
    first = next_number()
    make = article_maker(random.Random(f"{seed}-{first}"))  # noqa: S311 - words, no secret
    for place, section in enumerate(sections):
        numbers = range(first + place, first + count, len(sections))
        for part in batched(numbers, BATCH):
            write_below(section, [make(number) for number in part])
    return count


def next_number():
    """Return the first number that no made-up article has."""
    slugs = NewsPage.objects.filter(slug__startswith=SLUG).values_list("slug", flat=True)
    return max((int(slug.removeprefix(SLUG)) + 1 for slug in slugs), default=0)


def batched(numbers, size):
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]


def article_maker(chance):
    """Return a function from a number to an unsaved article with that number's words."""
    images = [*get_image_model().objects.order_by("pk"), None]
    fixed = {
        "content_type": ContentType.objects.get_for_model(NewsPage),
        "locale": Locale.get_default(),
        "live": True,
    }

    def make(number):
        moment = NEWEST - timedelta(minutes=MINUTES_APART * number)
        image = chance.choice(images)
        return NewsPage(
            title=headline(chance),
            slug=f"{SLUG}{number}",
            lead=sentence(chance),
            body=json.dumps([{"type": "text", "value": prose(chance)}]),
            lead_image=image,
            lead_image_alt=image.description if image else "",
            published_at=moment,
            first_published_at=moment,
            last_published_at=moment,
            **fixed,
        )

    return make


def headline(chance, phrases=1):
    """Return who did what, with that many different phrases behind it."""
    doer = chance.choice(WORDS["doers"]).format(chance.choice(WORDS["places"]))
    return ", ".join(
        [f"{doer} {chance.choice(WORDS['deeds'])}", *chance.sample(WORDS["phrases"], phrases)]
    )


def sentence(chance):
    return f"{headline(chance, phrases=3)}."


def prose(chance):
    """Return about SYLLABLES syllables as paragraphs of HTML."""
    html, syllables = "", 0
    for paragraph in range(1, PARAGRAPHS + 1):
        sentences = []
        while syllables < SYLLABLES * paragraph / PARAGRAPHS:
            sentences.append(sentence(chance))
            syllables += len(sentences[-1].split())
        html += f"<p>{' '.join(sentences)}</p>"
    return html


def write_below(section, articles):
    """Write the articles as the section's last children."""
    last = Page.objects.child_of(section).order_by("path").last()
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    depth = section.depth + 1
    for article in articles:
        step += 1
        article.path, article.depth = Page._get_path(section.path, depth, step), depth
        article.draft_title = article.title
        article.url_path = f"{section.url_path}{article.slug}/"
    write_rows(articles)
    Page.objects.filter(pk=section.pk).update(numchild=F("numchild") + len(articles))


def write_rows(articles):
    """Write page rows, article rows and search entries.

    Django refuses bulk_create for a model with a parent table, so its two halves are written here.
    """
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    parents = [Page(**{name: getattr(article, name) for name in names}) for article in articles]
    for article, parent in zip(articles, Page.objects.bulk_create(parents), strict=True):
        article.pk = article.page_ptr_id = parent.pk
    rows = NewsPage._base_manager.get_queryset()
    rows._batched_insert(articles, NewsPage._meta.local_concrete_fields, batch_size=None)
    get_search_backend().get_index_for_model(NewsPage).add_items(NewsPage, articles)
