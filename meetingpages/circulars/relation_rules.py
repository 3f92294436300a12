"""What relations a form refuses: none with itself, none in a circle (VB-33)."""

from django.utils.translation import gettext_lazy as _

from .identity import key_of


def check_relations(form):
    """Add an error beside each relation that cannot be; write the keys of absent documents."""
    formset = form.formsets.get("relations")
    for row in formset.forms if formset and formset.is_valid() else []:
        if row.cleaned_data and not row.cleaned_data.get("DELETE"):
            check(form.instance, row)


def check(circular, row):
    from .related import chain_back

    target, text = row.cleaned_data.get("target"), row.cleaned_data.get("target_text")
    row.instance.target_key = "" if target or not text else key_of(text)
    if not target and not text:
        row.add_error("target", _("Hãy chọn văn bản trên cổng hoặc ghi số, ký hiệu."))
    elif target and target.pk == circular.pk:
        row.add_error("target", _("Văn bản không thể có quan hệ với chính nó."))
    elif target and row.instance.ends_whole and circular.pk:
        chain = chain_back(circular.pk, target)
        if chain:
            numbers = " → ".join(page.printed_number for page in [circular, *chain])
            row.add_error("target", _("Quan hệ tạo thành vòng: %s.") % numbers)
