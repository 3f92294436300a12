"""The nine blocks an article or a standing page is written with (news.md N-12)."""

from .document import DocumentCardBlock
from .gallery import GalleryBlock
from .heading import HeadingBlock
from .image import FigureBlock
from .notice import NoticeBlock
from .quote import QuoteBlock
from .table import TableBlock
from .text import TextBlock
from .video import VideoBlock

BODY_BLOCKS = [
    ("text", TextBlock()),
    ("heading", HeadingBlock()),
    ("image", FigureBlock()),
    ("gallery", GalleryBlock()),
    ("quote", QuoteBlock()),
    ("table", TableBlock()),
    ("document", DocumentCardBlock()),
    ("video", VideoBlock()),
    ("notice", NoticeBlock()),
]
