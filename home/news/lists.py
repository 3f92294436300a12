"""Lists of articles: pages of twenty, the archive by date, the context of their template (N-24)."""

from cms.pages.meta import PageMeta
from cms.pages.paging import page_number, page_of

from .archive import read_period


def render_list(request, page, articles, *, record=None, archive=False, template=None):
    """Answer a list of articles.

    `page` is the page in the tree that serves it; `record` the series, keyword or author it is
    about, if any; with `archive` the reader may narrow it by date. A page number that does not
    exist raises Http404.
    """
    period = read_period(request.GET) if archive else None
    if period:
        articles = period.narrow(articles)
    number = page_number(request)
    shown = page_of(articles.newest_first().for_lists(), number)
    attach_categories(shown.object_list)
    top_story = None
    if number == 1 and not record and not (period and period.is_set) and len(shown.object_list):
        top_story, *rest = shown.object_list
        shown.object_list = rest
    context = {
        "heading": str(record or page.title),
        "intro": intro_of(record or page),
        "articles": shown,
        "top_story": top_story,
        "page_url": request.path,
        "query": period.as_query() if period else "",
        "period": period,
        "record": record,
        "feed_url": feed_url(request, record),
    }
    context.update(head_of_list(request, page, record, number, shown))
    kinds = {"template": f"news/{template}.html"} if template else {}
    return page.render(request, context_overrides=context, **kinds)


def intro_of(subject):
    """Return what a section, series or author says of itself; a keyword says nothing."""
    return next(
        (text for name in ("intro", "lead", "about") if (text := getattr(subject, name, ""))), ""
    )


def attach_categories(articles):
    """Give each article its section, all sections in one query."""
    from .models import NewsCategoryPage

    if not articles:
        return
    by_path = {category.path: category for category in NewsCategoryPage.objects.all()}
    for article in articles:
        article.category = by_path[article.path[: -article.steplen]]


def feed_url(request, record):
    """Return the address of the list's own feed: sections and series have one (N-33)."""
    has_feed = record is None or hasattr(record, "is_open")
    return f"{request.path}rss/" if has_feed else ""


def head_of_list(request, page, record, number, shown):
    """Return {meta, canonical_url, breadcrumbs}: the canonical keeps the page number only."""
    address = page.get_site().root_url + request.path
    if number > 1:
        address += f"?trang={number}"
    title = str(record or page.seo_title or page.title)
    meta = PageMeta(
        title=title, url=address, description=page.search_description or intro_of(record or page)
    )
    crumbs = page.breadcrumbs()
    if record:
        crumbs.append({"title": page.title, "url": page.url})
    return {"meta": meta, "canonical_url": address, "breadcrumbs": crumbs}
