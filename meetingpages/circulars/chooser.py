"""Choosing and uploading files of documents in the editor; only for who keeps documents (VB-41)."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from .rights import handles_circulars


class ClerksOnly:
    """Names of files of limited documents are nobody else's business."""

    def dispatch(self, request, *args, **kwargs):
        if not handles_circulars(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UploadMixin(ClerksOnly):
    def get_creation_form_class(self):
        from .uploading import UploadForm

        return UploadForm

    def get_creation_form_kwargs(self):
        return super().get_creation_form_kwargs() | {"user": self.request.user}


class ChooseView(UploadMixin, chooser.ChooseView):
    pass


class ChooseResultsView(UploadMixin, chooser.ChooseResultsView):
    pass


class CreateView(UploadMixin, chooser.CreateView):
    pass


class ChosenView(ClerksOnly, chooser.ChosenView):
    pass


class ChosenMultipleView(ClerksOnly, chooser.ChosenMultipleView):
    pass


class CircularFileChooserViewSet(ChooserViewSet):
    model = "circulars.CircularFile"
    icon = "doc-full-inverse"
    choose_one_text = _("Chọn hoặc tải tệp lên")
    choose_another_text = _("Chọn tệp khác")
    create_action_label = _("Tải lên")
    creation_tab_label = _("Tải lên")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    create_view_class = CreateView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView


file_chooser = CircularFileChooserViewSet("circular_file", url_prefix="van-ban/tep")
