"""An article shows only the pictures and documents that its writer may choose (SR-1).

The editor offers no others, but a form may name any number: the file of a colleague's unpublished
article would become public with one's own.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

FOREIGN_FILE = _("Bài dùng ảnh hoặc tệp mà bạn không được chọn. Hãy chọn lại từ thư viện.")


def refuse_foreign_files(form, cleaned):
    """Add an error to an article's form that names a file new to it and closed to the person."""
    known = files_of(newest_text(form.instance))
    asked = files_named(form, cleaned) - known
    for model in (get_image_model(), get_document_model()):
        policy = policy_registry.get_by_type(model)
        open_ones = policy.instances_user_has_permission_for(form.for_user, "choose")
        wanted = model.objects.filter(pk__in=[pk for kind, pk in asked if kind is model])
        if wanted.exclude(pk__in=open_ones.values("pk")).exists():
            form.add_error(None, FOREIGN_FILE)


def newest_text(article):
    """Return the article as its newest revision has it; itself when it has none."""
    return article.latest_revision.as_object() if article.latest_revision else article


def files_of(article):
    """Return {(model, id)} of the files in an article; of a new one nothing is known."""
    if not article.pk:
        return set()
    documents = article.attachments.values_list("document", flat=True)
    return files_in(article, article.body, article.lead_image, documents)


def files_named(form, cleaned):
    """Return {(model, id)} of the files that a valid form names."""
    formset = form.formsets.get("attachments")
    rows = [row.cleaned_data for row in formset.forms] if formset and formset.is_valid() else []
    documents = [row["document"].pk for row in rows if row.get("document")]
    return files_in(form.instance, cleaned.get("body"), cleaned.get("lead_image"), documents)


def files_in(article, body, lead_image, documents):
    image, document = get_image_model(), get_document_model()
    references = article._meta.get_field("body").extract_references(body) if body else []
    found = {(model, int(pk)) for model, pk, *_path in references if model in (image, document)}
    found |= {(image, lead_image.pk)} if lead_image else set()
    return found | {(document, int(pk)) for pk in documents}
