"""The demo's ratings: what the customer's article brought along, and readers of today."""

from wagtail.models import Page

from cms.readers.identity import reader_key

from .counting import count_again
from .figures import add_baseline
from .models import Rating, RatingBaseline

CUSTOMER_ARTICLE = "tinh-uy-binh-phuoc-chi-dao-thuc-hien-hop-khong-giay-va-su-dung-hop-thu-cong-vu"
SOURCE = "Cổng cũ (NukeViet)"
GIVEN = {
    "ba-don-vi-dau-tien-bo-han-tai-lieu-in": [5, 5, 4, 5, 3, 4, 5],
    "tap-huan-ky-so-cho-van-thu-cac-huyen": [4, 4, 5],
    "cho-phien-tan-mau-mo-lai-sau-sau-thang-sua-chua-them-80-quay-hang-nong-san": [
        5,
        4,
        5,
        5,
        2,
        5,
        4,
        5,
        3,
        5,
        4,
        5,
    ],
}


def load():
    """Add what is missing; a page that has ratings keeps them."""
    customer = Page.objects.filter(slug=CUSTOMER_ARTICLE).first()
    if customer and not RatingBaseline.objects.filter(page=customer).exists():
        add_baseline(customer, 1, 1, source=SOURCE, who="quantri")
    for page in Page.objects.filter(slug__in=GIVEN):
        if not Rating.objects.filter(page=page).exists():
            rate_as_readers(page, GIVEN[page.slug])


def rate_as_readers(page, values):
    Rating.objects.bulk_create(
        Rating(page=page, reader_key=reader_key(f"demo-{number}"), value=value)
        for number, value in enumerate(values)
    )
    count_again([page.pk])
