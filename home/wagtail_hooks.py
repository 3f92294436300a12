"""The screen "Bố cục trang chủ"."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import HomeLayout


class HomeLayoutViewSet(SnippetViewSet):
    model = HomeLayout
    icon = "home"
    menu_label = _("Bố cục trang chủ")
    menu_order = 200
    add_to_admin_menu = True
    list_display = ["__str__", BooleanColumn("live", label=_("Đã đăng")), "last_published_at"]


register_snippet(HomeLayoutViewSet)
