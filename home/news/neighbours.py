"""What stands under an article: its series, related news, the next newer and older (N-25)."""

from django.db.models import Q

SERIES_SHOWN = 5
RELATED_SHOWN = 3  # One row of cards.
NEIGHBOURS_SHOWN = 5


def neighbours_of(article, user):
    """Return {series_lists, related, newer, older}; no article stands in two of them."""
    from .models import NewsPage

    readable = NewsPage.objects.readable_by(user)
    seen = {article.pk}
    found = {"series_lists": [], "related": []}
    for series in article.series_records:
        others = readable.in_series(series).exclude(pk__in=seen).newest_first()
        articles = list(others.defer("body")[:SERIES_SHOWN])
        seen.update(other.pk for other in articles)
        if articles:
            url = article.below_index("su-kien", series.slug)
            found["series_lists"].append({"series": series, "url": url, "articles": articles})
    found["related"] = related_to(article, readable.exclude(pk__in=seen))
    seen.update(other.pk for other in found["related"])
    if article.published_at:
        section = readable.filter(path__startswith=article.category.path).exclude(pk__in=seen)
        found["newer"], found["older"] = around(article, section.defer("body"))
    return found


def related_to(article, readable):
    """Return up to three: the editor's choice, else those that share most keywords."""
    chosen = [row.related_id for row in article.related_rows.all()]
    if chosen:
        picked = readable.filter(pk__in=chosen).for_lists()
        return sorted(picked, key=lambda other: chosen.index(other.pk))[:RELATED_SHOWN]
    keywords = [keyword.pk for keyword in article.keyword_records]
    if not keywords:
        return []
    sharing = readable.filter(keyword_rows__tag__in=keywords).distinct()
    return list(sharing.newest_first().for_lists()[:RELATED_SHOWN])


def around(article, section):
    """Return (newer, older) of a section, each nearest first, in one query."""
    moment, pk = article.published_at, article.pk
    newer = section.filter(Q(published_at__gt=moment) | Q(published_at=moment, pk__gt=pk))
    older = section.filter(Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=pk))
    nearest_newer = newer.order_by("published_at", "pk").values("pk")[:NEIGHBOURS_SHOWN]
    nearest_older = older.newest_first().values("pk")[:NEIGHBOURS_SHOWN]
    both = list(section.filter(Q(pk__in=nearest_newer) | Q(pk__in=nearest_older)).newest_first())
    after = [other for other in both if (other.published_at, other.pk) > (moment, pk)]
    return after[::-1], both[len(after) :]
