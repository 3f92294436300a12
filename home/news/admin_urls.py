from django.urls import path

from .views import suggest_keywords

urlpatterns = [path("tag-autocomplete/news/keyword/", suggest_keywords, name="suggest_keywords")]
