"""The administrator's form of a body: members and secretaries are ticked."""

from django.contrib.auth import get_user_model
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from cms.users.roles import SECRETARIES
from meetingpages.organisation.models import Person


class BodyForm(WagtailAdminModelForm):
    """Offers who still works, and the accounts that have the role "Thư ký họp"."""

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        people = Person.objects.filter(is_active=True).select_related("unit")
        accounts = get_user_model().objects.filter(is_active=True, groups__name=SECRETARIES)
        self.fields["members"].queryset = people
        self.fields["members"].label_from_instance = person_words
        self.fields["secretaries"].queryset = accounts.order_by("first_name", "username")
        self.fields["secretaries"].label_from_instance = account_words


def person_words(person):
    return f"{person.full_name}, {person.unit.shown_name}"


def account_words(user):
    return f"{user.first_name} ({user.username})"


edit_handler = ObjectList(
    [
        FieldPanel("name"),
        FieldPanel("secretaries", widget=CheckboxSelectMultiple),
        FieldPanel("members", widget=CheckboxSelectMultiple),
        MultiFieldPanel(
            [
                FieldPanel("quorum"),
                FieldRowPanel([FieldPanel("majority"), FieldPanel("majority_base")]),
                FieldPanel("substitute_counts"),
                FieldPanel("substitute_votes"),
                FieldPanel("online_counts"),
            ],
            heading=_("Số người và biểu quyết"),
        ),
        FieldRowPanel([FieldPanel("papers_days"), FieldPanel("notice_days")]),
        FieldPanel("page_price"),
        FieldPanel("agenda"),
    ],
    base_form_class=BodyForm,
)
