"""Names under which nobody but the agency writes (EC-11)."""

import re

from cms.vietnamese.text import fold

ALWAYS_RESERVED = [
    "Ban biên tập", "Quản trị", "Quản trị viên", "Admin", "Tòa soạn", "Thư ký tòa soạn",
    "Người phát ngôn", "Tỉnh ủy", "Ủy ban nhân dân", "UBND",
]  # fmt: skip
# Cyrillic, Greek and figures that look like Latin letters.
_LOOK_ALIKES = str.maketrans(
    "авеіјкмнорѕстухьαβεηικμνορτυχ013457@$",
    "abeijkmhopsctyxbabenikmvoptuxoieastas",
)
_NOT_LETTER = re.compile(r"[^a-z]+")


def skeleton(name):
    """Return the name as it looks: no marks, no case, look-alikes as the letters they imitate."""
    return _NOT_LETTER.sub(" ", fold(name).translate(_LOOK_ALIKES)).strip()


def is_reserved(name, further=()):
    """Return whether a reader's name says that the agency writes; `further` are names of staff."""
    looks = skeleton(name)
    spaced, joined = f" {looks} ", looks.replace(" ", "")
    for reserved in map(skeleton, [*ALWAYS_RESERVED, *further]):
        if reserved and (f" {reserved} " in spaced or joined == reserved.replace(" ", "")):
            return True
    return False
