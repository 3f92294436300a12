"""The site map of the portal: one line a service, Wagtail's pages last (contract.md)."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("", include("cms.users.urls")),
    path("", include("cms.media.urls")),
    path("", include("home.urls")),
    path("", include("meetingpages.circulars.urls")),
    path("", include("meetingpages.meetings.urls")),
    path("", include("cms.ratings.urls")),
    path("", include("cms.comments.urls")),
    path("", include("cms.mydata.urls")),
    path("tim-kiem/", include("cms.search.urls")),
    path("tham-do/", include("cms.polls.urls")),
    path("", include("cms.statistics.urls")),
    path("suc-khoe/", include("cms.operations.urls")),
    path("mau-giao-dien/", include("theme.urls")),
    path("quan-tri/", include("home.news.admin_urls")),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("", include(wagtail_urls)),
]

handler404 = "cms.pages.errors.page_not_found"
handler500 = "cms.operations.logs.server_error"
