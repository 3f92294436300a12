"""The portal's clock work: how often in seconds, and what. It sends, publishes, counts and purges only."""

from django.core.management import call_command

from cms.audit.retention import forget_old_entries
from cms.comments import retention as comments
from cms.mail.delivery import forget_private, send_due
from cms.media import texts
from cms.operations import ticking
from cms.pages.publishing import publish_due
from cms.polls import recounting
from cms.polls import retention as polls
from cms.polls.detection import detect_all, detect_ended
from cms.ratings import counting
from cms.ratings import retention as ratings
from cms.readers.network import forget_salts
from cms.search.rebuilding import follow
from cms.statistics import retention as statistics
from cms.statistics.folding import fold
from cms.users import locks, resets
from meetingpages.circulars.acknowledging import forgetting, reminding
from meetingpages.circulars.importing import keeping as circulars_import
from meetingpages.meetings.inviting.reminding import remind_due
from meetingpages.meetings.papers import packs
from meetingpages.meetings.papers.forgetting import fold_receipts
from meetingpages.meetings.papers.reminding import remind_units_due

HOUR, DAY = 3600, 24 * 3600

JOBS = [
    (2, fold),  # V-15: what was read is in the sums at most 5 s later
    (2, follow),  # found at most 3 s after publishing
    (5, send_due),
    (ticking.EVERY, ticking.tick),  # SF-9
    (20, publish_due),  # N-36: live or gone at most 60 s after the set minute
    (60, statistics.purge),
    (60, detect_ended),  # … and when a poll has closed, at once
    (60, remind_due),  # MT-16: one reminder, a day before the term
    (300, detect_all),  # EA-8: a burst of votes is found within five minutes
    (HOUR, lambda: call_command("clearsessions")),
    (HOUR, lambda: call_command("prune_db_task_results", verbosity=0)),
    # Nothing of an address outlives its salt (EG-4).
    (HOUR, forget_salts),
    (HOUR, resets.forget_old_requests),
    (HOUR, polls.forget_networks),
    (HOUR, ratings.forget_network_keys),
    (HOUR, comments.forget_network_keys),
    (HOUR, packs.forget_packs),  # MT-23: kept a day
    (HOUR, remind_units_due),  # MT-39: papers, a working day before the term
    (HOUR, circulars_import.forget_old),
    (HOUR, reminding.remind_due),  # VB-50: a day before the term and on its day
    # Retention (ED-3, SR-51) and recounting (EG-1), once a day.
    (DAY, polls.forget_voters),
    (DAY, comments.forget_refused),
    (DAY, comments.forget_emails),
    (DAY, locks.purge_old),
    (DAY, forget_old_entries),
    (DAY, texts.forget_unused),
    (DAY, forgetting.forget_names),  # VB-51
    (DAY, forget_private),  # mail between officials: its text for 90 days
    (DAY, fold_receipts),  # MT-24: names for 12 months, then totals
    (DAY, recounting.check),
    (DAY, counting.report_differences),
]
