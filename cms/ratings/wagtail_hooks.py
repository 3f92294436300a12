from django.urls import path
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from .admin_views import exclude_ratings
from .dashboard import FlaggedRatingsPanel
from .modeladmin import MAY_EXCLUDE, RatingAdmin

modeladmin_register(RatingAdmin)


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("danh-gia/loai/", exclude_ratings, name="exclude_ratings")]


@hooks.register("construct_homepage_panels")
def show_flagged_ratings(request, panels):
    if request.user.has_perm(MAY_EXCLUDE):
        panels.append(FlaggedRatingsPanel())
