"""A person at work in the admin, through the addresses and forms that a browser uses."""

import json

from django.test import Client
from django.urls import reverse

from home.news.models import NewsPage

from .article_form import article_form


class Desk:
    """Every method asks the site as this person and returns its answer."""

    def __init__(self, user):
        self.user, self.client = user, Client()
        self.client.force_login(user)

    def get(self, name, *args, **query):
        return self.client.get(reverse(name, args=args), query)

    def post(self, name, *args, **data):
        return self.client.post(reverse(name, args=args), data)

    def create(self, section, action="", **fields):
        """Fill in and send the form of a new article; `action` is the button, e.g. "submit"."""
        data = article_form(**fields) | pressed(action)
        return self.post("wagtailadmin_pages:add", "news", "newspage", section.pk, **data)

    def edit(self, article, action="", **fields):
        fields.setdefault("slug", article.slug)
        data = article_form(**fields) | pressed(action)
        return self.post("wagtailadmin_pages:edit", article.pk, **data)

    def write(self, section, action="", **fields):
        """Create an article and return it; the form must have been accepted."""
        answer = self.create(section, action, **fields)
        assert answer.status_code == 302, answer.context["form"].errors
        return NewsPage.objects.child_of(section).order_by("-pk").first()

    def decide(self, article, action, **form):
        """Decide on the dashboard: `action` is "approve" or "reject"."""
        return self.post(
            "wagtailadmin_pages:workflow_action", article.pk, action, step(article).pk, **form
        )

    def approve(self, article):
        return self.decide(article, "approve")

    def send_back(self, article, reason):
        return self.decide(article, "reject", comment=reason)

    def decide_in_editor(self, article, action, *, comment="", **fields):
        """Send the whole form together with the decision, as the editor's own buttons do."""
        data = {
            "action-workflow-action": "true",
            "workflow-action-name": action,
            "workflow-action-extra-data": json.dumps({"comment": comment} if comment else {}),
        }
        fields.setdefault("slug", article.slug)
        return self.post("wagtailadmin_pages:edit", article.pk, **(article_form(**fields) | data))

    def told(self, answer):
        """Return the messages of the page that an answer leads to, as one text."""
        page = self.client.get(answer.url, follow=True) if answer.status_code == 302 else answer
        return " ".join(str(message) for message in page.context["messages"])


def pressed(action):
    return {f"action-{action}": "true"} if action else {}


def step(article):
    """Return the TaskState the article is waiting in, looked up anew; None when in none."""
    return NewsPage.objects.get(pk=article.pk).current_workflow_task_state


def waits_in(article):
    """Return the name of the step the article waits in, or ""."""
    state = step(article)
    return state.task.name if state else ""


def again(article):
    """Return the article as it is stored now."""
    return NewsPage.objects.get(pk=article.pk)


def newest(article):
    """Return the article's newest revision as an article: what its editor shows."""
    return again(article).get_latest_revision_as_object()
