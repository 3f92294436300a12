"""Reading the portal's pages as a visitor does."""

from collections import Counter

from bs4 import BeautifulSoup

CUSTOMER_ARTICLE = (
    "/tin-tuc/tin-trong-tinh/"
    "tinh-uy-binh-phuoc-chi-dao-thuc-hien-hop-khong-giay-va-su-dung-hop-thu-cong-vu/"
)


def read(client, address):
    """Return the parsed page at an address, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return BeautifulSoup(response.content, "html.parser")


def pictures_twice(page):
    """Return the library pictures that stand on the page more than once, in any size."""
    sources = [image["src"] for image in page.select('img[src^="/hinh/"]')]
    names = Counter(source.rsplit("/", 1)[-1].split(".")[0] for source in sources)
    return [name for name, times in names.items() if times > 1]


def words(element):
    """Return the element's text as it is read: one space between words."""
    return " ".join(element.get_text(" ").split())
