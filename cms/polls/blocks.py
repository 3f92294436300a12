"""A poll inside an article: an editor chooses it, the kept page shows it as it is now (EP-13)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.blocks import StructBlock

from .models import Poll
from .states import HIDDEN, Stage


class ReadyPolls:
    """Only what staff approved is offered and named: a draft is its author's."""

    def get_object_list(self):
        return Poll.objects.exclude(stage=Stage.DRAFT)


class ChooseView(ReadyPolls, chooser.ChooseView):
    pass


class ChooseResultsView(ReadyPolls, chooser.ChooseResultsView):
    pass


class ChosenView(chooser.ChosenView):
    def get_object(self, pk):
        return Poll.objects.exclude(stage=Stage.DRAFT).get(pk=pk)


class CreateView(chooser.CreateView):
    """A poll is written on its own page, not in passing."""

    def can_create(self):
        return False


class PollChooserViewSet(ChooserViewSet):
    model = Poll
    icon = "tick-inverse"
    choose_one_text = _("Chọn cuộc thăm dò")
    choose_another_text = _("Chọn cuộc khác")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    create_view_class = CreateView


poll_chooser = PollChooserViewSet("poll_chooser")
PollChooserBlock = poll_chooser.get_block_class(
    name="PollChooserBlock", module_path="cms.polls.blocks"
)


class PollBlock(StructBlock):
    poll = PollChooserBlock(
        label=_("Cuộc thăm dò"),
        help_text=_("Hiện trong bài từ lúc mở; kết thúc rồi thì hiện kết quả, nếu được công bố."),
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        poll = value["poll"]
        context["is_public"] = poll is not None and poll.state not in HIDDEN
        return context

    class Meta:
        icon = "tick-inverse"
        label = _("Thăm dò ý kiến")
        template = "blocks/poll.html"
