from wagtail import hooks

from .middleware import keep
from .purging import page_tag


@hooks.register("on_serve_page", order=100)  # innermost: sees only pages that are really served
def keep_public_pages(serve):
    """Let every page of the tree be kept; a list is told apart by its page number."""

    def serve_and_keep(page, request, args, kwargs):
        response = serve(page, request, args, kwargs)
        return keep(response, page_tag(page.pk), numbered=getattr(page, "is_list", False))

    return serve_and_keep
