"""How quick the search is on made-up articles (circulars-and-search.md Q-24).

    ./portal bench --search [--articles N]

Seeded text: 5,500 syllables in words of one or two, their frequencies by Zipf's law, 570 syllables
an article. In process, warm, processor time beside the clock's, as a busy machine blurs the latter.
"""

import json
import random
import tempfile
import time
from collections import Counter
from pathlib import Path

from cms.search import engine
from cms.search.analysis import starts_of, terms_of, title_terms, wanted
from cms.search.ranking import find, holding
from cms.vietnamese.words import words_of

SEED, SYLLABLES, ARTICLE, TITLE, WORDS = 2019, 5500, 570, 12, 25_000
ONSETS = [*"bcdđghklmnrstvx", "ch", "ng", "nh", "ph", "qu", "th", "tr"]
VOWELS = list("aàáảãạăắằặâấầậeéèêếềệiíìoóòôốồộơớờuúùưứừự")
CODAS = ["", "n", "ng", "m", "t", "c", "i"]
ASKED = 200  # queries of a kind
UPDATES = 20


def measure(count):
    """Print the figures for that many articles."""
    chance = random.Random(SEED)  # noqa: S311 - words, no secret
    text = writer(chance)
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as name:
        folder = Path(name)
        titles = build(folder, count, text)
        megabytes = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
        print(f"chỉ mục {megabytes:.0f} MB")
        reader = timed("mở chỉ mục", lambda: engine.Reader(folder))
        for kind, queries in kinds_of_queries(chance, titles, text).items():
            report(kind, [clocked(find, reader, wanted(query)) for query in queries])
        starts = [part(chance, titles, 1)[:3] for _query in range(ASKED)]
        report("gõ dở", [clocked(complete, reader, start) for start in starts])
        report("cập nhật", [clocked(update, folder, text, number) for number in range(UPDATES)])


def writer(chance):
    """Return a function from a number of syllables to text of that length."""
    syllables = [onset + vowel + coda for onset in ONSETS for vowel in VOWELS for coda in CODAS]
    syllables = chance.sample(syllables, SYLLABLES)
    frequent = [1 / (rank + 1) for rank in range(SYLLABLES)]
    pairs = zip(
        chance.choices(syllables, frequent, k=WORDS),
        chance.choices(syllables, k=WORDS),
        strict=True,
    )
    words = [*syllables, *(" ".join(pair) for pair in pairs)]
    chance.shuffle(words)
    # Mandelbrot's form: the most frequent word of a language is some two of a hundred.
    weights = [1 / (rank + 2.7) for rank in range(len(words))]

    def text(length):
        return " ".join(" ".join(chance.choices(words, weights, k=length)).split()[:length])

    return text


def build(folder, count, text):
    began, used = time.perf_counter(), time.process_time()
    filling, titles = engine.BulkWriter(folder), []
    for number in range(count):
        titles.append(text(TITLE))
        filling.add(document(number, titles[-1], text(ARTICLE)))
        if number % 1000 == 999:
            print(f"{number + 1} bài …", flush=True)
    filling.finish()
    print(f"dựng {count} bài {time.perf_counter() - began:.0f} s,"
          f" bộ xử lý {time.process_time() - used:.0f} s")  # fmt: skip
    return titles


def document(number, title, body):
    terms = terms_of([(title, 4), (body, 1)])
    return {
        "id": str(number), "types": ["wagtailcore.page", "news.newspage"], "kind": "tin-tuc",
        "date": f"{2010 + number % 10}-05-01", "about": json.dumps([body, []]),
        "terms": terms | {"title": title_terms(title), "starts": starts_of([title]), "number": {}},
    }  # fmt: skip


def kinds_of_queries(chance, titles, text):
    common = Counter(text(50_000).split()).most_common(40)
    frequent = [word for word, _count in common]
    times = range(ASKED)
    return {
        "(khởi động)": [part(chance, titles, chance.randint(1, 5)) for _ in times],
        "câu thường": [part(chance, titles, chance.randint(1, 5)) for _ in times],
        "một tiếng rất thường": [chance.choice(frequent[:10]) for _ in times],
        "tám tiếng thường": [" ".join(chance.sample(frequent, 8)) for _ in times],
        "trong ngoặc kép": [f'"{part(chance, titles, 3)}"' for _ in times],
    }


def part(chance, titles, length):
    words = chance.choice(titles).split()
    start = chance.randint(0, len(words) - length)
    return " ".join(words[start : start + length])


def complete(reader, start):
    return holding(reader, "starts", [word.folded for word in words_of(start)])


def update(folder, text, number):
    engine.write(folder, [document(number, text(TITLE), text(ARTICLE))])


def clocked(task, *arguments):
    began, used = time.perf_counter(), time.process_time()
    task(*arguments)
    return (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000


def timed(name, task):
    began = time.perf_counter()
    result = task()
    print(f"{name} {(time.perf_counter() - began) * 1000:.0f} ms")
    return result


def report(kind, times):
    clock, used = (sorted(column) for column in zip(*times, strict=True))
    middle, late = len(times) // 2, len(times) * 95 // 100
    print(f"{kind:22} p50 {clock[middle]:6.1f} ms  p95 {clock[late]:6.1f} ms"
          f"   bộ xử lý p50 {used[middle]:6.1f} ms  p95 {used[late]:6.1f} ms")  # fmt: skip
