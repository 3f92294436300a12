"""What the head of a page says to search engines and to those who share it (news.md N-34)."""

from dataclasses import dataclass, field
from datetime import datetime

SHARE_FILTER = "fill-1200x630|format-jpeg"  # The size that social networks show whole.


@dataclass
class PageMeta:
    """`image` is an absolute address; times are aware; `robots` is empty or "noindex"."""

    title: str
    url: str
    description: str = ""
    og_type: str = "website"
    image: str = ""
    image_alt: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    section: str = ""
    tags: list[str] = field(default_factory=list)
    robots: str = ""
