from django import template

from ..linking import render_body, render_lead

register = template.Library()


@register.simple_tag(takes_context=True)
def blocks_of(context, body):
    """Return the HTML of each block, each on its own: the stream's template would wrap it."""
    return render_body(body, context.get("page"), context.flatten())


register.simple_tag(render_lead, name="lead_of")
