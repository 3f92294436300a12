"""What machines read about an article: the head's properties and JSON-LD (N-34)."""

import json

from django.utils.safestring import mark_safe
from wagtail.models import Site

from cms.navigation.furniture import furniture_for
from cms.pages.meta import SHARE_FILTER
from cms.vietnamese.dates import iso


def article_meta(article, meta, request):
    """Return the PageMeta of an article, filled in from its fields."""
    meta.description = article.search_description or article.lead
    meta.og_type = "article"
    meta.published, meta.modified = article.published_at, article.last_published_at
    meta.section = article.category.title
    meta.tags = [keyword.name for keyword in article.keyword_records]
    identity = furniture_for(request).identity
    image = article.lead_image or identity.share_image
    if image:
        meta.image = absolute(request, image.get_rendition(SHARE_FILTER).url)
        meta.image_alt = article.lead_image_alt if article.lead_image else identity.site_name
    return meta


def absolute(request, path):
    """Return the address with the host of the site, as search engines and feeds want it."""
    return Site.find_for_request(request).root_url + path


def article_json_ld(article, meta, request):
    """Return the JSON-LD of NewsArticle and BreadcrumbList, safe inside a script element."""
    identity = furniture_for(request).identity
    publisher = {"@type": "Organization", "name": identity.site_name}
    if identity.logo:
        logo = identity.logo.get_rendition("max-600x600|format-png")
        publisher["logo"] = {"@type": "ImageObject", "url": absolute(request, logo.url)}
    news = {
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": iso(article.published_at) if article.published_at else None,
        "dateModified": iso(meta.modified) if meta.modified else None,
        "author": [{"@type": "Person", "name": article.byline_text}],
        "publisher": publisher,
        "image": [meta.image] if meta.image else None,
        "articleSection": meta.section,
        "keywords": meta.tags,
        "inLanguage": "vi",
        "mainEntityOfPage": meta.url,
        "description": meta.description,
    }
    trail = [*article.breadcrumbs(), {"title": article.title, "url": article.url}]
    crumbs = [
        {"@type": "ListItem", "position": number, "name": crumb["title"],
         "item": absolute(request, crumb["url"])}
        for number, crumb in enumerate(trail, start=1)
    ]  # fmt: skip
    graph = [
        {name: value for name, value in news.items() if value},
        {"@type": "BreadcrumbList", "itemListElement": crumbs},
    ]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    # Escaped as \u003C and so on: a title with </script> stays inside its element.
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04X}")
    return mark_safe(text)  # noqa: S308 - escaped just above
