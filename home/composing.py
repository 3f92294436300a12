"""From a layout to what stands on the home page, each article once (N-27…N-29).

All boxes are read together: the number of queries does not grow with sections or articles.
"""

from django.db.models import Case, Q, When, prefetch_related_objects
from django.utils import timezone

from home.news.lists import attach_categories
from home.news.models import NewsPage

LEADS_SHOWN = 4  # One lead story and three beneath it.
SPARE = LEADS_SHOWN + 3  # A box may lose articles to the lead and to boxes above it.


def compose(layout, request):
    """Return {layout, lead, stories, boxes_main, boxes_columns, photos} for the template.

    `layout` may be None: the newest articles then lead.
    """
    readable = NewsPage.objects.readable_by(request.user).filter(show_on_home=True)
    leads = lead_articles(layout, readable)
    boxes = (
        [block.value for block in layout.boxes if block.block_type == "section"] if layout else []
    )
    boxes = [box for box in boxes if box["category"] and box["category"].live]
    filled = fill_boxes(boxes, readable, {article.pk for article in leads})
    attach_categories(leads)
    return {
        "layout": layout,
        "lead": leads[0] if leads else None,
        "stories": leads[1:],
        "boxes_main": [box for box in filled if box["style"] != "column"],
        "boxes_columns": [box for box in filled if box["style"] == "column"],
        "photos": photo_band(layout),
    }


def lead_articles(layout, readable):
    """Return the lead stories: the editor's list, then featured articles, then the newest."""
    now = timezone.now()
    rows = list(layout.leads.all()) if layout else []
    chosen = [row.article_id for row in rows if row.until is None or row.until > now]
    featured = Q(is_featured=True) & (Q(featured_until=None) | Q(featured_until__gt=now))
    ranks = [When(pk=pk, then=place) for place, pk in enumerate(chosen)]
    ranks.append(When(featured, then=len(chosen)))
    rank = Case(*ranks, default=len(chosen) + 1)
    return list(readable.order_by(rank, "-published_at", "-pk").for_lists()[:LEADS_SHOWN])


def fill_boxes(boxes, readable, seen):
    """Return [{title, url, style, articles}] in the editor's order; empty boxes are left out."""
    newest = newest_in_sections(boxes, readable)
    filled = []
    for box in boxes:
        category = box["category"]
        candidates = [a for a in newest if a.path.startswith(category.path) and a.pk not in seen]
        articles = candidates[: box["count"]]
        seen.update(article.pk for article in articles)
        if articles:
            filled.append(
                {"title": category.title, "url": category.url, "style": box["style"],
                 "articles": articles}
            )  # fmt: skip
    return filled


def newest_in_sections(boxes, readable):
    """Return the newest articles of all boxes' sections together, newest first."""
    of_any = Q(pk__in=[])
    for box in boxes:
        section = readable.filter(path__startswith=box["category"].path).newest_first()
        of_any |= Q(pk__in=section.values("pk")[: box["count"] + SPARE])
    return list(readable.filter(of_any).newest_first().for_lists()) if boxes else []


def photo_band(layout):
    """Return {title, items: [{image, caption, url}]} or None."""
    for block in layout.boxes if layout else []:
        if block.block_type == "photos":
            images = [photo["image"] for photo in block.value["photos"] if photo["image"]]
            prefetch_related_objects(images, "renditions")
            items = [
                {"image": photo["image"], "caption": photo["caption"],
                 "url": photo["page"].url if photo["page"] and photo["page"].live else ""}
                for photo in block.value["photos"]
                if photo["image"]
            ]  # fmt: skip
            return {"title": block.value["title"], "items": items}
    return None
