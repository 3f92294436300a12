import time

import pytest

# A rule that takes its time by the square of the length needs minutes for a text of this length
# (SB-27), one that goes through it once needs milliseconds. The processor's own time is counted.
LONG = 100_000
PATIENCE_SECONDS = 2.0


@pytest.fixture
def grows_evenly():
    """A check that a rule gets through a very long text made of one piece."""

    def check(rule, piece):
        text = piece * (LONG // len(piece))
        start = time.process_time()
        rule(text)
        assert time.process_time() - start < PATIENCE_SECONDS

    return check
