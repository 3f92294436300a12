"""The screen "Cơ quan, đơn vị"."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Unit


class UnitViewSet(SnippetViewSet):
    model = Unit
    icon = "group"
    menu_label = _("Cơ quan, đơn vị")
    menu_order = 330
    add_to_admin_menu = True
    list_display = ["name", "short_name", "valid_from", "valid_to", "successor"]
    search_fields = ["name", "short_name"]


register_snippet(UnitViewSet)
