"""The part that does the portal's clock work (cms/schedule.py), each job in a thread of its own."""

import logging
import signal
import threading
import time

from django.db import close_old_connections, connections

from cms.mail.delivery import mark_interrupted

logger = logging.getLogger(__name__)

STOPS = {signal.SIGTERM, signal.SIGINT}
STOP_WITHIN = 3  # seconds for the jobs that are under way; the whole stop may take five
PAUSE_WHEN_BUSY = 0.2  # seconds; a job that found work looks again soon, so batches can be short


def keep_time():
    """Do the jobs of cms/schedule.py until SIGTERM."""
    from cms.schedule import JOBS

    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)  # before the threads: only sigwait gets it
    mark_interrupted()
    connections.close_all()
    clock = Clock(JOBS)
    clock.start()
    signal.sigwait(STOPS)
    clock.stop(STOP_WITHIN)


class Clock:
    """Runs (seconds, job) pairs; a slow or failing job never holds up the others."""

    def __init__(self, jobs):
        self.stopping = threading.Event()
        self.threads = [
            threading.Thread(target=self.repeat, args=job, name=str(job[1]), daemon=True)
            for job in jobs
        ]

    def start(self):
        for thread in self.threads:
            thread.start()

    def stop(self, seconds):
        """Begin nothing more; wait at most so many seconds for what is under way."""
        self.stopping.set()
        deadline = time.monotonic() + seconds
        for thread in self.threads:
            thread.join(max(0, deadline - time.monotonic()))

    def repeat(self, seconds, job):
        while not self.stopping.is_set():
            found_work = do(job)
            self.stopping.wait(PAUSE_WHEN_BUSY if found_work else seconds)


def do(job):
    """Do one job; return what it returns, or None when it failed (it is tried again next time)."""
    try:
        close_old_connections()
        return job()
    except Exception:
        logger.exception("Việc định kỳ không xong: %s", job)
        connections.close_all()  # whatever was wrong with the connection, the next try has a new one
        return None
    finally:
        close_old_connections()
