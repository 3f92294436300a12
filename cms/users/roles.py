"""The roles that span the whole portal, each a group with its permissions (news.md, table N-40).

Roles that are given per section (phóng viên, biên tập viên, thư ký tòa soạn) are made where the
sections are: home/news/roles.py.
"""

from django.contrib.auth.models import Group, Permission

COMMUNICATIONS = "Truyền thông"
MANAGING_EDITORS = "Thư ký tòa soạn"
AUDITORS = "Kiểm toán"
CLERKS = "Văn thư"
OFFICE = "Chánh Văn phòng"
SECRETARIES = "Thư ký họp"

ENTER_ADMIN = "wagtailadmin.access_admin"


def give(group_name, *permissions):
    """Return the group of that name, made if missing, holding at least the given permissions.

    `permissions` are "app_label.codename" strings; an unknown one raises Permission.DoesNotExist.
    """
    group, _created = Group.objects.get_or_create(name=group_name)
    held = set(group.permissions.values_list("content_type__app_label", "codename"))
    for app_label, codename in {
        tuple(name.split(".")) for name in (ENTER_ADMIN, *permissions)
    } - held:
        group.permissions.add(
            Permission.objects.get(content_type__app_label=app_label, codename=codename)
        )
    return group
