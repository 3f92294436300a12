"""The documents that an article shows, as attachments or in its text, for the search (Q-23)."""

from wagtail.documents import get_document_model


def files_of_article(article):
    """Return [(name that readers see, document)]; none of a collection that is closed."""
    named = {row.document: row.title or row.document.title for row in article.files()}
    named |= {
        document: named.get(document, document.title) for document in documents_in_body(article)
    }
    return [
        (name, document)
        for document, name in named.items()
        if not document.collection.get_view_restrictions().exists()
    ]


def documents_in_body(article):
    model = get_document_model()
    references = article._meta.get_field("body").extract_references(article.body)
    keys = {int(pk) for kind, pk, *_path in references if kind is model}
    return model.objects.filter(pk__in=keys) if keys else []
