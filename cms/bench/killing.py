"""Whether the index loses anything while its writer is killed (circulars-and-search.md Q-25).

    ./portal bench --kills 40

In a data folder of its own, four processes publish articles and delete some of them, a reader asks
all the time, and the one that writes the index is killed at any moment and started again. Afterwards
every page whose publishing returned must be found, and none that was deleted.
"""

import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

PUBLISHERS, PAGES = 4, 250  # of each
DELETED = 5  # one page of so many is deleted again
SHORTEST, LONGEST = 0.02, 1.2  # seconds from the start of a writer to its death
SEED = 2019


def measure(kills):
    """Print what was published, deleted, killed, and what is wrong; exit code 1 when anything is."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as name:
        load_portal(Path(name))
        lost = run(kills, Path(name))
    print(f"mất {len(lost)}: {lost[:10]}" if lost else "không mất trang nào, không lỗi đọc nào")
    sys.exit(1 if lost else 0)


def load_portal(folder):
    """Load Django on a new database in the folder, with the foundation and a section for each."""
    os.environ |= {"PORTAL_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "cms.settings.dev"}
    from cms.operations.folder import ensure_secret_key

    ensure_secret_key(folder)
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from cms.operations.foundation import lay_foundation
    from cms.search import indexing, rebuilding
    from home.news.models import NewsCategoryPage, NewsIndexPage

    call_command("migrate", verbosity=0)
    lay_foundation()
    for number in range(PUBLISHERS):
        section = NewsCategoryPage(title=f"Mục {number}", slug=f"muc-{number}")
        NewsIndexPage.objects.get().add_child(instance=section).save_revision().publish()
    while rebuilding.follow():
        pass
    # Publishers leave the writing to the one that is killed.
    indexing.on_commit = lambda *_arguments, **_options: None
    connections.close_all()  # None may be shared with the processes to come.


def run(kills, folder):
    """Return [what went wrong] after that many kills."""
    start = multiprocessing.get_context("fork").Process
    publishers = [start(target=publish, args=(n, folder)) for n in range(PUBLISHERS)]
    reader = start(target=read, args=(folder,))
    for process in [reader, *publishers]:
        process.start()
    chance, done = random.Random(SEED), 0  # noqa: S311 - moments, no secret
    while done < kills or any(process.is_alive() for process in publishers):
        writer = start(target=write)
        writer.start()
        time.sleep(chance.uniform(SHORTEST, LONGEST))
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        done += 1
    os.kill(reader.pid, signal.SIGKILL)
    reader.join()
    failed = [f"tiến trình {each.name}" for each in publishers if each.exitcode]
    return failed + (folder / "reader").read_text().splitlines() + missing(folder, done)


def publish(number, folder):
    """Publish and delete; each line of the file is said only after the portal has said yes."""
    from home.news.models import NewsCategoryPage, NewsPage

    def add(word):
        section = NewsCategoryPage.objects.get(slug=f"muc-{number}")
        page = NewsPage(title=f"Bài {word}", lead="a", live=False)
        section.add_child(instance=page).save_revision().publish()

    def delete(word):
        NewsPage.objects.get(title=f"Bài {word}").delete()

    with (folder / f"said-{number}").open("w", buffering=1) as said:
        for count in range(PAGES):
            word = f"trang{number}x{count}"
            again_while_locked(add, word)
            said.write(f"+{word}\n")
            if count % DELETED == DELETED - 1:
                again_while_locked(delete, word)
                said.write(f"-{word}\n")


def again_while_locked(task, word):
    """Do it whole or not at all; SQLite refuses who waited too long, as an editor would press again."""
    from django.db import OperationalError
    from django.db.transaction import atomic

    while True:
        try:
            with atomic():
                return task(word)
        except OperationalError:
            time.sleep(0.1)


def write():
    from cms.search import rebuilding

    while True:
        rebuilding.follow()


def read(folder):
    """Ask without end; an index that cannot be read is a line in the file."""
    from cms.search import readers
    from cms.search.analysis import wanted
    from cms.search.ranking import find

    with (folder / "reader").open("w", buffering=1) as errors:
        while True:
            try:
                readers.ask("public", "wagtailcore.page", lambda each: find(each, wanted("bài")))
            except Exception as error:
                errors.write(f"{error!r}\n")
            time.sleep(0.01)


def missing(folder, kills):
    """Let a last writer finish; return what is not found and should be, or is and should not."""
    from cms.search import readers, rebuilding

    while rebuilding.follow():
        pass
    readers.forget()
    there, wrong = {}, []
    for file in folder.glob("said-*"):
        for line in file.read_text().splitlines():
            there[line[1:]] = line[0] == "+"
    for audience in ("public", "default"):
        for word, is_there in there.items():
            found = readers.ask(audience, "wagtailcore.page", lambda each, term=word: len(
                each.places.intersection(each.postings("folded", term)[0])))  # fmt: skip
            if found != is_there:
                wrong.append(f"{audience} {word}: {found}")
    gone = list(there.values()).count(False)
    print(f"{len(there)} trang đăng, {gone} trang xóa, {kills} lần giết tiến trình ghi")
    return wrong
