"""/mau-giao-dien/: the components of the look in their states, for staff (L-13)."""

from django.contrib.auth.mixins import AccessMixin
from django.views.generic import TemplateView

from .answer_samples import answer_samples
from .document_samples import document_samples
from .samples import samples


class ComponentsView(AccessMixin, TemplateView):
    template_name = "theme/components_page.html"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.raise_exception = True
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return self.handle_no_permission()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        shown = samples() | answer_samples() | document_samples()
        return super().get_context_data(**shown, **kwargs)
