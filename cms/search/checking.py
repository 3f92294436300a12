"""Whether the index can be read and holds what the database says it should (Q-20)."""

from wagtail.search.index import get_indexed_models

from . import engine
from .documents import INTERNAL, audiences_of, root_of
from .models import PendingChange, SearchEntry
from .shelf import Shelf


def faults():
    """Return what is wrong with the indexes, in words; reading all of them takes a while."""
    roots = sorted({root_of(model) for model in get_indexed_models()})
    found = [words for root in roots for audience in audiences_of(root)
             if (words := fault_of(Shelf(audience, root)))]  # fmt: skip
    waiting = PendingChange.objects.count()
    return found + ([f"{waiting} thay đổi đang chờ ghi vào chỉ mục."] if waiting else [])


def fault_of(shelf):
    """Return what is wrong with one index, "" when nothing is."""
    name = f"{shelf.audience}/{shelf.root}"
    if shelf.needs_rebuild():
        return f"{name}: chưa dựng, hỏng hoặc thuộc phiên bản cũ; cổng tự dựng lại."
    try:
        reader = engine.Reader(shelf.current())
        held = {reader.facts[place][0] for place in reader.places}
    except Exception as error:  # noqa: BLE001 - whatever it is, the index cannot be read
        return f"{name}: không đọc được ({error})."
    entries = SearchEntry.objects.filter(root=shelf.root)
    if shelf.audience != INTERNAL:
        entries = entries.filter(is_public=True)
    wanted = set(entries.values_list("object_id", flat=True))
    missing, left = len(wanted - held), len(held - wanted)
    return f"{name}: thiếu {missing} mục, thừa {left} mục." if missing or left else ""
