"""Which object stands in an address of the admin: the article of the row, or one of its kind."""

FILES = ("image_id", "document_id", "doc_id")


def values_for(world, route, article):
    """Return {parameter: value} for a route of Wagtail's, about an article or the route's own kind."""
    approval = article.current_workflow_state if hasattr(article, "lead") else None
    values = dict.fromkeys(("page_id", "pk", "page_to_move_id", "object_id", "page_pk"), article.pk)
    values |= {
        "parent_page_id": world.section.pk,
        "destination_id": world.section.pk,
        "revision_id": article.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "content_type_app_name": "news",
        "content_type_model_name": "newspage",
        "app_label": "wagtailcore" if "bulk/" in route else "news",
        "model_name": {"bulk": "page", "sett": "siteidentity"}.get(route[9:13], "newspage"),
        "app_name": "navigation" if "settings/" in route else "news",
        "action_name": "approve",
        "role": "phong-vien",
        "action": "delete",
        "session_id": 1,
        "row": 1,
        "filter_spec": "width-100",
        "uploaded_file_id": 1,
        "uidb64": "a",
        "token": "b",
        "what": "ket-qua",
        "kind": "csv",
        "name": "exclude" if "batch" in route else "pause",
    }
    if approval:
        step = approval.current_task_state
        values |= {"task_state_id": step.pk, "task_id": step.task_id}
        values |= {"workflow_state_id": approval.pk}
    return values | values_of_kind(world, route)


def values_of_kind(world, route):
    """Return the ids of the thing whose area the route belongs to."""
    area = route.removeprefix("quan-tri/").removeprefix("snippets/").removeprefix("choose/")
    area = area.removeprefix("^")
    kinds = [kind for kind in world.things if area.startswith(f"{kind}/")]
    if not kinds:
        return {}
    pk = world.things[max(kinds, key=len)].pk
    names = (
        "pk",
        "instance_pk",
        "poll_id",
        "batch_id",
        "redirect_id",
        "task_id",
        "collection_id",
        "workflow_pk",
        *FILES,
    )
    found = dict.fromkeys(names, pk)
    return found | ({"revision_id": world.layout_revision.pk} if "homelayout" in area else {})
