"""Who reads the log: auditors, by their group; being administrator is not enough (MT-44)."""


def reads_log(user):
    """Return whether a group of this person holds the right to read the log."""
    own = user.groups.filter(permissions__codename="view_auditentry")
    return user.is_active and own.exists()
