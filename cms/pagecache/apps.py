from django.apps import AppConfig


class PageCacheConfig(AppConfig):
    name = "cms.pagecache"
    label = "pagecache"

    def ready(self):
        from .changes import purge_when_pages_change

        purge_when_pages_change()
