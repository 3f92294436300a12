"""Chromium in front of a running portal. Without Chromium these tests say so and fail in CI."""

import functools
import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, sync_playwright

from tests.browser.admin_places import FIRST_LINKS, SLUGS
from tests.browser.running import PASSWORD, running_portal

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if not Path(CHROMIUM).exists() and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="cần Chromium (gói chromium của Debian)"))


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """The address of a running portal with the demo content."""
    with running_portal(tmp_path_factory.mktemp("portal")) as address:
        yield address


def until_loaded(act):
    """Have a click or key that leads to another page end when that page is there.

    Playwright's own ends when the new address is known; on a busy machine a test then looked at
    half a page.
    """

    @functools.wraps(act)
    def acting(self, *args, **options):
        done = act(self, *args, **options)
        (self if isinstance(self, Page) else self.page).wait_for_load_state()
        return done

    return acting


for kind in (Page, Locator):
    for name in ("click", "press"):
        setattr(kind, name, until_loaded(getattr(kind, name)))


@pytest.fixture(scope="session")
def chromium():
    # Django refuses its database inside an event loop, which playwright's own looks like.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, portal):
    """open_page(path, **context options) → a loaded page that remembers its console and requests."""
    contexts = []

    def opener(path, **options):
        options = {"viewport": {"width": 1366, "height": 900}, "locale": "vi-VN", **options}
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(portal + path)
        return page

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe():
    return AXE


@pytest.fixture(scope="session")
def admin(chromium, portal):
    """admin(username) → a page in which that demo account is signed in; one for all tests."""
    pages = {}

    def opener(username):
        if username not in pages:
            # Scripts of the test may run beside the admin's own policy.
            context = chromium.new_context(locale="vi-VN", bypass_csp=True)
            context.set_default_timeout(20_000)
            page = pages[username] = context.new_page()
            page.set_viewport_size({"width": 1366, "height": 900})
            page.goto(f"{portal}/dang-nhap/?next=/quan-tri/")
            page.fill("[name=username]", username)
            page.fill("[name=password]", PASSWORD)
            page.press("[name=password]", "Enter")
            page.wait_for_url("**/quan-tri/")
        return pages[username]

    yield opener
    for page in pages.values():
        page.context.close()


@pytest.fixture(scope="session")
def ids(admin, portal):
    """The numbers in the addresses of SCREENS, found as a person would: in the lists."""
    ask = admin("quantri").request.get

    def numbered(slug):
        return ask(f"{portal}/quan-tri/api/main/pages/?slug={slug}").json()["items"][0]["id"]

    found = {name: numbered(slug) for name, slug in SLUGS.items()}
    for name, (path, pattern) in FIRST_LINKS.items():
        found[name] = re.search(pattern, ask(f"{portal}/quan-tri/{path}").text())[1]
    return found
