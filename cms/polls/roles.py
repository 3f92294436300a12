"""What the communications staff may do with polls (news.md N-40)."""

POLL_RIGHTS = [
    *(f"polls.{action}_poll" for action in ("view", "add", "change", "delete", "pause")),
    "polls.exclude_ballots",
    "polls.export_ballots",
    "polls.view_ballot",
]
