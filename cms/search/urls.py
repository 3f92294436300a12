from django.urls import path

from .views import SearchView, suggestions

urlpatterns = [
    path("", SearchView.as_view(), name="search"),
    path("goi-y/", suggestions, name="search_suggestions"),
]
