"""Each person's own settings in the admin: Wagtail's page, with the portal's one name field."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.views import account


class PersonForm(NameEmailForm):
    """Wagtail asks for a last name that the portal does not keep, and refuses without it."""

    first_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    last_name = None

    class Meta(NameEmailForm.Meta):
        fields = ["first_name", "email"]


class PersonPanel(account.NameEmailSettingsPanel):
    form_class = PersonForm


class AccountView(account.AccountView):
    template_name = "users/account.html"

    def get_panels(self):
        """Return Wagtail's panels; no portrait, as its upload would not pass cms/media."""
        panels = super().get_panels()
        for place, panel in enumerate(panels):
            if isinstance(panel, account.NameEmailSettingsPanel):
                panels[place] = PersonPanel(panel.request, panel.user, panel.profile)
        return [p for p in panels if not isinstance(p, account.AvatarSettingsPanel)]
