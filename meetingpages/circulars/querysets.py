"""The questions asked of documents. Every list, feed, file and link asks `readable_by` (VB-41)."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import PageManager, PageQuerySet, PageViewRestriction

from .rights import handles_circulars


class CircularQuerySet(PageQuerySet):
    def readable_by(self, user):
        """Published documents that this person may read; `None` stands for everybody.

        Internal ones are for whoever is signed in, limited ones for the named accounts and the
        clerks (VB-14).
        """
        live = self.shown()
        if user is None or not user.is_authenticated:
            return live.filter(level=self.model.Level.PUBLIC)
        if handles_circulars(user):
            return live
        named = self.model.readers.through.objects.filter(user=user, circularpage=OuterRef("pk"))
        return live.filter(~Q(level=self.model.Level.LIMITED) | Exists(named))

    def sent_to(self, person):
        """Published documents that were sent to a Person; a limited one is never sent (VB-48)."""
        if person is None:
            return self.none()
        acknowledgements = self.model._meta.get_field("acknowledgements").related_model
        sent = acknowledgements.objects.filter(person=person, circular=OuterRef("pk"))
        live = self.shown().exclude(level=self.model.Level.LIMITED)
        return live.filter(Exists(sent))

    def shown(self):
        """Documents that some reader may see today, whatever their level."""
        # Its own restriction says the level to Wagtail (restricting.py); the level itself is asked here.
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        restricted = PageViewRestriction.objects.exclude(page=OuterRef("pk")).annotate(asked=path)
        return self.live().filter(
            Q(expire_at=None) | Q(expire_at__gt=timezone.now()),
            ~Exists(restricted.filter(asked__startswith=F("page__path"))),
        )

    def newest_first(self):
        return self.order_by("-issued_on", "-pk")

    def for_lists(self):
        """What a row prints: five queries for any number of documents."""
        return self.select_related("type").prefetch_related("issuers__unit", "attachments__file")


CircularManager = PageManager.from_queryset(CircularQuerySet)
