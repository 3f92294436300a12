"""Which words of the vocabularies a form offers: the open ones, and those the document has (VB-27)."""

from django.db.models import Q


def offer_open_words(form):
    """Leave closed types and subjects out of a document's form unless it uses them already."""
    chosen = {
        "type": [form.instance.type_id],
        "subjects": [subject.pk for subject in form.instance.subjects.all()],
    }
    for name, own in chosen.items():
        if field := form.fields.get(name):
            field.queryset = field.queryset.filter(Q(is_closed=False) | Q(pk__in=own))
    if field := form.fields.get("type"):
        field.label_from_instance = lambda kind: f"{kind.name} · {kind.get_system_display()}"
    if field := form.fields.get("readers"):
        field.queryset = field.queryset.filter(is_active=True).order_by("first_name", "username")
