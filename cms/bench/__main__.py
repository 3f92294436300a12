"""`./portal bench`: our article beside the bare framework, side by side in one go (S-5).

    python -m cms.bench [--against URL] [--rounds N] [--seconds N] [--out FILE]
    python -m cms.bench --search [--articles N]
    python -m cms.bench --kills N
    python -m cms.bench --meeting [--people N]

Starts a portal with the demo and a bare server, each granian with two workers and 16 threads, and
asks them in turn with wrk over 32 connections. Prints readings a second and ratios, median and
spread over the rounds; it reports, it does not judge. A name such as "kept+beacon-gzip" says what
was asked for: the page as it is kept, with its beacon (the two are one reading), compressed.
"""

import argparse
import json
import re
import statistics
import tempfile
import time
from pathlib import Path

from . import killing, meeting, searching
from .asking import Target, measure
from .serving import bare_server, page_bytes, portal

ARTICLE = (
    "/tin-tuc/tin-trong-tinh/"
    "tinh-uy-binh-phuoc-chi-dao-thuc-hien-hop-khong-giay-va-su-dung-hop-thu-cong-vu/"
)
COLD = "?thong-bao=0"  # the cache passes such a request on: the page is rendered anew
SETTLE = 3  # seconds: 32 renderings under way need less
PAIRS = [
    ("kept", "bare"),
    ("kept-gzip", "bare"),
    ("kept-gzip", "bare-gzip"),
    ("kept+beacon", "bare"),
    ("kept+beacon-gzip", "bare"),
    ("kept", "static"),
    ("cold", "bare"),
    ("cold-gzip", "bare"),
    ("cold+beacon", "bare"),
    ("cold+beacon-gzip", "bare"),
    ("kept", "against"),
]


def main():
    options = read_options()
    if options.kills:
        return killing.measure(options.kills)
    if options.meeting:
        return meeting.measure(options.people)
    if options.search:
        return searching.measure(options.articles)
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as name, portal(Path(name)) as own:
        body = page_bytes(own + ARTICLE)
        with bare_server(Path(name), body) as bare:
            targets = targets_of(own, bare, options.against, page_id(body))
            runs = [run(targets, options.seconds) for _round in range(options.rounds)]
    report(runs, len(body), options.out)


def targets_of(own, bare, against, page):
    """Return {name: Target} of what is measured."""
    kept, cold = own + ARTICLE, own + ARTICLE + COLD
    targets = {
        "kept": Target(kept),
        "kept-gzip": Target(kept, True),
        "kept+beacon": Target(kept, page=page),
        "kept+beacon-gzip": Target(kept, True, page),
        "bare": Target(bare + "/"),
        "bare-gzip": Target(bare + "/gzip"),
        "static": Target(bare + "/static"),
        "cold": Target(cold),
        "cold-gzip": Target(cold, True),
        "cold+beacon": Target(cold, page=page),
        "cold+beacon-gzip": Target(cold, True, page),
    }
    return targets | ({"against": Target(against)} if against else {})


def page_id(body):
    """Return the id by which the article's beacon names it."""
    return re.search(rb'data-page-id="(\d+)"', body)[1].decode()


def read_options():
    parser = argparse.ArgumentParser(prog="./portal bench")
    parser.add_argument("--against", metavar="URL", help="địa chỉ của một trang khác để so sánh")
    parser.add_argument("--rounds", type=int, default=5, help="số vòng đo xen kẽ")
    parser.add_argument("--seconds", type=int, default=4, help="số giây mỗi lần đo")
    parser.add_argument("--out", type=Path, help="ghi kết quả vào tệp JSON này")
    parser.add_argument("--search", action="store_true", help="chỉ đo tìm kiếm, trên bài viết bịa")
    parser.add_argument("--articles", type=int, default=10_000, help="số bài viết khi đo tìm kiếm")
    parser.add_argument("--kills", type=int, help="giết tiến trình ghi chỉ mục bao nhiêu lần")
    parser.add_argument("--meeting", action="store_true", help="chỉ đo một cuộc họp đang diễn ra")
    parser.add_argument("--people", type=int, default=300, help="số người dự cuộc họp")
    return parser.parse_args()


def run(targets, seconds):
    """Ask every target once; return {name: {"rps", "p50", "p99", "errors"}}."""
    for name, target in targets.items():
        if not name.startswith("cold"):
            measure(target, 1)  # warm
    return {name: measure_alone(name, target, seconds) for name, target in targets.items()}


def measure_alone(name, target, seconds):
    """Measure, and let the server finish what wrk no longer waits for before the next is asked."""
    found = measure(target, seconds)
    if name.startswith("cold"):
        time.sleep(SETTLE)
    return found


def report(runs, size, out):
    print(f"Bài viết {size} byte, {len(runs)} vòng, 32 kết nối, 2 tiến trình × 16 luồng")
    for name in runs[0]:
        rates = [each[name]["rps"] for each in runs]
        late = statistics.median(each[name]["p99"] for each in runs)
        errors = sum(each[name]["errors"] for each in runs)
        middle = statistics.median(rates)
        print(f"{name:17} {middle:9.0f} lượt đọc/giây  ({min(rates):.0f}–{max(rates):.0f})"
              f"  p99 {late:.1f} ms  lỗi {errors}")  # fmt: skip
    ratios = {f"{name}/{base}": ratio(runs, name, base) for name, base in PAIRS if base in runs[0]}
    for name, value in ratios.items():
        print(f"{name:21} {value['median']:7.3f} ×  ({value['min']:.3f}–{value['max']:.3f})")
    if out:
        out.write_text(json.dumps({"ratios": ratios, "runs": runs}, indent=1))


def ratio(runs, name, base):
    """Return median, least and largest of the ratio of each round."""
    values = [each[name]["rps"] / each[base]["rps"] for each in runs]
    return {"median": statistics.median(values), "min": min(values), "max": max(values)}


if __name__ == "__main__":
    main()
