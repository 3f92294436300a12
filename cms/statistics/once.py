"""A small secret file that is made once, whole, by whoever comes first of several processes."""

import contextlib
import os
import secrets


def read_or_make(path, make):
    """Return the bytes of the file; when it is missing it is made with what `make()` gives."""
    with contextlib.suppress(FileNotFoundError):
        return path.read_bytes()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")
    write_closed(part, make())
    try:
        with contextlib.suppress(FileExistsError):
            os.link(part, path)  # unlike a renaming it never takes the place of another's file
    finally:
        part.unlink()
    return path.read_bytes()


def write_closed(path, data):
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
