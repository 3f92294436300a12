"""Things that go from state to state by decisions of people: one table, one road (EC-6).

A model that uses it has `status` and `version`; `version` grows with every step, so that of two
people who decide the same thing at once the second one is told.
"""

import uuid
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from cms.audit.recording import record_all


class Transition(NamedTuple):
    """One row of a table; `guards` are functions of (object, actor) that return words or None."""

    action: str  # the code of the log, such as "comment.approve"
    sources: tuple
    target: str
    label: str  # what the button says
    done: str  # what the log says
    permission: str = ""  # "" for what the owner does, who is asked for elsewhere
    guards: tuple = ()
    needs_reason: bool = False


class Refused(Exception):
    """The step is not open to this object or person now; str() says why."""


class Stale(Exception):
    """Somebody else was quicker: the object is no longer at the version that was decided on."""


def unmet(transition, obj, actor):
    """Return what stands against a step, in words; empty when nothing does."""
    words = (guard(obj, actor) for guard in transition.guards)
    return [said for said in words if said]


def open_to(table, obj, actor):
    """Return the transitions of a table that this person may press on this object."""
    return [
        step
        for step in table
        if obj.status in step.sources and (not step.permission or actor.has_perm(step.permission))
    ]


def perform(transition, obj, actor, version, *, reason="", by="", **changes):
    """Take one step for one object that was seen at `version`; return the group of the log.

    `by` names a person who acts without an account (`actor` is None then).

    Raises PermissionDenied, Refused (a guard, a missing reason) or Stale; then nothing changed.
    """
    if words := unmet(transition, obj, actor):
        raise Refused(" ".join(map(str, words)))
    group, done = perform_all(
        transition, type(obj), {obj.pk: version}, actor, reason=reason, by=by, **changes
    )
    if not done:
        raise Stale
    obj.refresh_from_db()
    return group


@transaction.atomic
def perform_all(transition, model, versions, actor, *, reason="", by="", **changes):
    """Take one step for many; return (group of the log, [objects as they were before]).

    `versions` is {pk: version that was seen}; what somebody changed meanwhile is left alone.
    `changes` are further columns to write. One transaction, one line of the log an object.
    """
    if transition.permission and not (actor and actor.has_perm(transition.permission)):
        raise PermissionDenied
    if transition.needs_reason and not reason:
        raise Refused
    rows = model.objects.select_for_update(of=("self",)).filter(
        pk__in=versions, status__in=transition.sources
    )
    done = [row for row in rows.order_by("pk") if row.version == versions[row.pk]]
    group = uuid.uuid4()
    model.objects.filter(pk__in=[row.pk for row in done]).update(
        status=transition.target, version=F("version") + 1, **changes
    )
    record_all(actor, transition.action, transition.done, done, by=by, reason=reason, group=group)
    return group, done
