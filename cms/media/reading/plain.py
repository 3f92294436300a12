"""Text files, sound and moving pictures: known by their first bytes."""

import codecs
import re

from .refusals import Reason, Refused

CHUNK = 1024 * 1024
HEAD = 1024

# A "text" that starts so is a page for browsers or a program for shells.
_PAGE_STARTS = ("<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<?php", "#!")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_MP4_BRANDS = (b"isom", b"iso", b"mp4", b"avc1", b"M4V", b"M4A", b"MSNV", b"dash", b"3gp")


def check_text(stream):
    """Raise Refused unless the file is UTF-8 text without control characters or mark-up."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    is_first = True
    while chunk := stream.read(CHUNK):
        _check_words(_decode(decoder, chunk), is_first)
        is_first = False
    _decode(decoder, b"", final=True)


def check_sound_or_video(stream, kind):
    """Raise Refused(TYPE) unless the file starts as its kind ('mp3', 'ogg', 'mp4') must."""
    head = stream.read(HEAD)
    starts = {"mp3": _starts_as_mp3, "ogg": _starts_as_ogg, "mp4": _starts_as_mp4}
    if not starts[kind](head):
        raise Refused(Reason.TYPE)


def _decode(decoder, chunk, final=False):
    try:
        return decoder.decode(chunk, final)
    except UnicodeDecodeError as error:
        raise Refused(Reason.NOT_UTF8) from error


def _check_words(text, is_first):
    if is_first and text.lstrip().lower().startswith(_PAGE_STARTS):
        raise Refused(Reason.TYPE)
    if _CONTROLS.search(text):
        raise Refused(Reason.TYPE)


def _starts_as_mp3(head):
    if head.startswith(b"ID3"):
        return True
    # A frame: eleven set bits, then layer III, a real bit rate and a real sampling rate.
    return (
        len(head) > 3
        and head[0] == 0xFF
        and head[1] & 0xE6 == 0xE2
        and head[2] >> 4 not in (0, 15)
        and head[2] >> 2 & 3 != 3
    )


def _starts_as_ogg(head):
    return head.startswith(b"OggS")


def _starts_as_mp4(head):
    return head[4:8] == b"ftyp" and head[8:12].startswith(_MP4_BRANDS)
