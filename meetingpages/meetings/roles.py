"""The roles "Thư ký họp" and "Chánh Văn phòng" (MT-9)."""

from cms.users.roles import OFFICE, SECRETARIES, give


def ensure_roles():
    """Make both groups; what one of them may do in which meeting is asked in permissions.py."""
    give(SECRETARIES, "meetings.prepare_meeting")
    give(OFFICE, "meetings.approve_meeting", "organisation.view_person")
