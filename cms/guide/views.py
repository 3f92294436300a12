"""'Hướng dẫn': a short page for each role, in the admin itself; nobody is sent elsewhere (L-28)."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

ROLES = {
    "phong-vien": _("Phóng viên"),
    "bien-tap-vien": _("Biên tập viên"),
    "thu-ky-toa-soan": _("Thư ký tòa soạn"),
    "truyen-thong": _("Truyền thông"),
    "van-thu": _("Văn thư"),
    "thu-ky-hop": _("Thư ký họp"),
    "quan-tri": _("Quản trị"),
}


def role_of(user):
    """Return the key in ROLES of what this person does first, the reporter's for any other role."""
    if user.is_superuser:
        return "quan-tri"
    # A section's groups carry its name behind the role: "Phóng viên · Tin trong tỉnh".
    held = {name.partition(" · ")[0] for name in user.groups.values_list("name", flat=True)}
    return next((slug for slug, name in ROLES.items() if str(name) in held), "phong-vien")


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """The guide of one role, the own one first; another role than ROLES raises Http404."""

    page_title = _("Hướng dẫn")
    header_icon = "help"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, role=None, **kwargs):
        role = role or role_of(self.request.user)
        if role not in ROLES:
            raise Http404
        self.template_name = f"guide/{role.replace('-', '_')}.html"
        return super().get_context_data(role=role, roles=ROLES, **kwargs)
