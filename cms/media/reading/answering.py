"""What the child answers for a file of a kind; see `__main__` for the kinds."""

_TEXT = ("txt", "csv")
_WORDS, _WHOLE_TEXT, _FOLDER = "words-", "text-", "folder"
_SOUND_OR_VIDEO = ("mp3", "ogg", "mp4")


def answer(kind, stream):
    """Return the bytes for stdout. Raises Refused."""
    if kind == "picture":
        from .pictures import rewrite

        return rewrite(stream)
    if kind == _FOLDER:
        from .folder import look_into

        return look_into(stream)
    if kind.startswith(_WORDS):
        from .first_page import first_page

        return first_page(stream, kind.removeprefix(_WORDS)).encode("utf-8", "replace")
    if kind.startswith(_WHOLE_TEXT):
        from .whole_text import whole_text

        return whole_text(stream, kind.removeprefix(_WHOLE_TEXT)).encode("utf-8", "replace")
    if kind == "pdf":
        from .pdf import count_pages

        pages = count_pages(stream)
        return b"" if pages is None else str(pages).encode()
    return check(kind, stream)


def check(kind, stream):
    """Return nothing of a file that is what its kind says. Raises Refused."""
    from .archives import check_archive
    from .plain import check_sound_or_video, check_text

    if kind in _TEXT:
        check_text(stream)
    elif kind in _SOUND_OR_VIDEO:
        check_sound_or_video(stream, kind)
    else:
        check_archive(stream, kind)
    return b""
