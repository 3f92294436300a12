"""The bench prints what it measured, and the ratio of each round (S-5)."""

import json

from cms.bench.__main__ import page_id, report, targets_of
from cms.bench.asking import command, figures

SAID = """Running 4s test @ http://127.0.0.1:8000/
  Latency Distribution
     50%    3.10ms
     75%    4.20ms
     90%    5.30ms
     99%    1.50s
  40000 requests in 4.00s, 3.00GB read
  Socket errors: connect 0, read 3, write 0, timeout 1
  Non-2xx or 3xx responses: 5
Requests/sec:  10000.00
Transfer/sec:      0.75GB
"""


def one_run(kept, bare):
    same = {"p50": 1.0, "p99": 2.0, "errors": 0}
    rates = dict.fromkeys(targets_of("", "", "", "1"), 10) | {"kept": kept, "bare": bare}
    return {name: {"rps": rate} | same for name, rate in rates.items()}


def test_ratios_are_taken_round_by_round(tmp_path, capsys):
    runs = [one_run(3000, 1000), one_run(2000, 2000), one_run(4000, 1000)]
    report(runs, 33_000, tmp_path / "bench.json")
    ratios = json.loads((tmp_path / "bench.json").read_text())["ratios"]
    assert ratios["kept/bare"] == {"median": 3.0, "min": 1.0, "max": 4.0}
    assert {"kept-gzip/bare", "kept+beacon/bare", "kept/static", "cold/bare"} <= ratios.keys()
    said = capsys.readouterr().out
    assert "kept/bare" in said and "3.000 ×" in said and "kept/against" not in said


def test_a_page_and_its_beacon_are_one_reading():
    alone, both = figures(SAID, 1), figures(SAID, 2)
    assert alone == {"rps": 10_000, "p50": 3.1, "p99": 1500, "errors": 9}
    assert both["rps"] == 5_000


def test_the_beacon_that_is_sent_is_the_articles_own():
    page = page_id(b'<article data-page-id="14" class="article">')
    words = command(targets_of("http://a", "http://b", "", page)["kept+beacon-gzip"], 4)
    assert words[-1] == "14" and "Accept-Encoding: gzip" in words
