from django.urls import path

from .views import rate_page

urlpatterns = [path("danh-gia/<int:page_id>/", rate_page, name="rate")]
