"""What sending and cancelling do beside the new state."""


def send_all(meeting, user):
    """Queue the invitations of a meeting that was just sent."""


def cancel_all(meeting, user, reason):
    """Tell everybody who was sent an invitation that the meeting is cancelled."""
