from django import template

from ..results import is_visible

register = template.Library()


@register.filter
def sees_result(poll):
    """Return whether somebody who has not voted sees the poll's result now (EP-6)."""
    return is_visible(poll, False)


@register.filter
def voters(poll):
    """Return how many people voted, as the public counts them (EA-9)."""
    return poll.ballots_filtered if poll.published_result == "filtered" else poll.ballots_all


@register.filter
def of_state(decisions, state):
    """Return the decisions that are open for a batch in that state."""
    return decisions.get(state, [])
