from django.urls import path

from .views import comment_page

urlpatterns = [path("binh-luan/<int:page_id>/", comment_page, name="comments")]
