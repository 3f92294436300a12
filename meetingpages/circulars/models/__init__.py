"""Official documents ("văn bản"), in the order in which they are built on each other."""
# ruff: noqa: I001

from .vocabularies import CircularType, Subject
from .files import CircularFile
from .circular import CircularIndexPage, CircularPage
from .addressees import Acknowledgement, AddresseeList, CircularAddressee
from .parts import CircularAttachment, CircularIssuer
from .relation import CircularRelation
from .citation import Citation, CitedNumber

__all__ = [
    "Acknowledgement",
    "AddresseeList",
    "CircularAddressee",
    "CircularAttachment",
    "CircularFile",
    "CircularIndexPage",
    "CircularIssuer",
    "CircularPage",
    "CircularRelation",
    "CircularType",
    "Citation",
    "CitedNumber",
    "Subject",
]
