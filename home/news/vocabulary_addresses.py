"""The addresses of series, keywords and authors for the site map (N-33)."""

from django.db.models import Count, Max

FEWEST_UNDER_KEYWORD = 3  # N-33: a keyword page with fewer says nothing of its own.


def vocabulary_addresses(root, readable):
    """Return [{location, lastmod}] of the vocabulary pages that list readable articles.

    `root` is the absolute address of the news page, `readable` the articles a reader may see.
    """
    kinds = [
        ("su-kien", "series_rows__series__slug", 1),
        ("tu-khoa", "keyword_rows__tag__slug", FEWEST_UNDER_KEYWORD),
        ("tac-gia", "author_rows__author__slug", 1),
    ]
    addresses = []
    for folder, slug, fewest in kinds:
        rows = (
            readable.exclude(**{slug: None})
            .values_list(slug)
            .annotate(articles=Count("pk", distinct=True), newest=Max("last_published_at"))
            .filter(articles__gte=fewest)
            .order_by(slug)
        )
        addresses += [
            {"location": f"{root}{folder}/{name}/", "lastmod": newest} for name, _n, newest in rows
        ]
    return addresses
