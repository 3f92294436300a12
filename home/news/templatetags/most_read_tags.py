from django import template

from ..most_read import articles_most_read

register = template.Library()

register.simple_tag(articles_most_read, name="most_read")
