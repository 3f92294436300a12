"""The newsroom's roles, granted per section: a group for each role of each section (N-40, N-41)."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from cms.users.roles import give

REPORTER, EDITOR, MANAGING_EDITOR = "Phóng viên", "Biên tập viên", "Thư ký tòa soạn"

PAGE_RIGHTS = {
    REPORTER: ("add",),
    EDITOR: ("add", "change", "lock"),
    MANAGING_EDITOR: ("add", "change", "publish", "lock", "unlock"),
}
COLLECTION_RIGHTS = (
    ("wagtailimages", "add_image"),
    ("wagtailimages", "choose_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "choose_document"),
)
LAYOUT_RIGHTS = ("home.change_homelayout", "home.publish_homelayout")
NAME_LENGTH = 150  # Django's for a group.


def group_name(role, category):
    return f"{role} · {category.title}"[:NAME_LENGTH]


def ensure_section_groups(category):
    """Make the section's three groups and its collection, or give them the section's new name.

    Nothing is doubled, and two sections of the same title share neither groups nor files: rights
    follow the tree, never a name (N-41).
    """
    known = {role: known_group(role, category) for role in PAGE_RIGHTS}
    collection = section_collection(category, [group for group in known.values() if group])
    for role, page_rights in PAGE_RIGHTS.items():
        name = free_name(Group, group_name(role, category), known[role])
        rename(known[role], name)
        group = give(name, *(LAYOUT_RIGHTS if role == MANAGING_EDITOR else ()))
        grant_pages(group, category, page_rights)
        grant_files(group, collection)


def known_group(role, category):
    """Return the section's group for a role, whatever it is called after the dot, or None."""
    groups = Group.objects.filter(page_permissions__page=category.page_ptr)
    return groups.filter(name__startswith=f"{role} · ").first()


def section_collection(category, groups):
    """Return the collection of the section's pictures and documents, made if missing."""
    root = Collection.get_first_root_node()
    of_groups = Collection.objects.filter(group_permissions__group__in=groups)
    known = of_groups.filter(group_permissions__permission__codename="add_image").first()
    name = free_name(Collection, category.title, known)
    rename(known, name)
    return known or root.add_child(name=name)


def free_name(model, name, owner):
    """Return the name, with a number behind it when another row than the owner's has it."""
    taken = set(model.objects.exclude(pk=getattr(owner, "pk", None)).values_list("name", flat=True))
    names = [name, *(f"{name[: NAME_LENGTH - 5]} ({n})" for n in range(2, len(taken) + 3))]
    return next(candidate for candidate in names if candidate not in taken)


def rename(row, name):
    if row and row.name != name:
        row.name = name
        row.save()


def grant_pages(group, category, rights):
    for codename in rights:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{codename}_page"
        )
        GroupPagePermission.objects.get_or_create(
            group=group, page=category.page_ptr, permission=permission
        )


def grant_files(group, collection):
    for app_label, codename in COLLECTION_RIGHTS:
        permission = Permission.objects.get(content_type__app_label=app_label, codename=codename)
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
