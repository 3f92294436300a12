"""What documents show on pages of others: the newest ones, and who writes about one (VB-40, VB-47)."""

from django import template

from ..latest import latest, list_address
from ..mentions import articles_about

register = template.Library()


@register.inclusion_tag("circulars/latest.html")
def latest_circulars():
    return {"circulars": latest(), "list_url": list_address()}


@register.inclusion_tag("circulars/citing.html")
def citing_articles(circular):
    return {"articles": articles_about(circular)}
