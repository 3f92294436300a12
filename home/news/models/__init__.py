"""News: the sections, the article and its parts, the newsroom's vocabularies and approval."""

from .approval import ArticleApprovalTask, NewsroomSettings
from .article import NewsPage
from .parts import (
    NewsPageAttachment,
    NewsPageAuthor,
    NewsPageCorrection,
    NewsPageKeyword,
    NewsPageRelated,
    NewsPageSeries,
)
from .sections import NewsCategoryPage, NewsIndexPage
from .vocabularies import Author, EventSeries, Keyword

__all__ = [
    "ArticleApprovalTask",
    "Author",
    "EventSeries",
    "Keyword",
    "NewsCategoryPage",
    "NewsIndexPage",
    "NewsPage",
    "NewsPageAttachment",
    "NewsPageAuthor",
    "NewsPageCorrection",
    "NewsPageKeyword",
    "NewsPageRelated",
    "NewsPageSeries",
    "NewsroomSettings",
]
