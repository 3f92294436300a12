from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "cms.search"
    label = "search"
    verbose_name = _("Tìm kiếm")

    def ready(self):
        from wagtail.models import CollectionViewRestriction, PageViewRestriction
        from wagtail.signals import post_page_move

        from cms.media.models import FileText, PortalDocument

        from . import following

        post_save.connect(following.restriction_changed, sender=PageViewRestriction)
        post_delete.connect(following.restriction_changed, sender=PageViewRestriction)
        post_save.connect(following.collection_restricted, sender=CollectionViewRestriction)
        post_delete.connect(following.collection_restricted, sender=CollectionViewRestriction)
        post_save.connect(following.document_saved, sender=PortalDocument)
        post_save.connect(following.text_read, sender=FileText)
        post_page_move.connect(following.page_moved)
