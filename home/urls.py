"""What machines and lost readers ask the whole site for."""

from django.urls import path

from .views import (
    RobotsView,
    SecurityView,
    SiteMapView,
    sitemap_index,
    sitemap_part,
    whole_site_feed,
)

urlpatterns = [
    path("rss/", whole_site_feed, name="feed"),
    path("so-do/", SiteMapView.as_view(), name="site_map"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<section>.xml", sitemap_part, name="sitemap_part"),
    path("robots.txt", RobotsView.as_view(), name="robots"),
    path(".well-known/security.txt", SecurityView.as_view(), name="security"),
]
