"""How a reader's post is answered: back to the page, or JSON when a script asks (EG-7)."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

NOTICE = "thong-bao"  # the query parameter that carries the code of a message, never its text


def wants_json(request):
    return "application/json" in request.headers.get("Accept", "")


def accepted(request, address, code, block, message, **data):
    """Answer an accepted post: 303 to `address` with the code of its message at the block.

    A script gets 200 {"ok": true, "message": …} with `data` beside it.
    """
    if wants_json(request):
        return never_kept(JsonResponse({"ok": True, "message": str(message), **data}))
    response = HttpResponse(status=303)
    response["Location"] = f"{address}?{NOTICE}={code}#{block}"
    return never_kept(response)


def refuse(
    request, status, message, *, retry_after=None, template="readers/refused.html", **context
):
    """Answer a refused post with its status (400, 403, 409, 413, 429) and words in Vietnamese.

    `template` shows the form again with what was typed; a script gets {"ok": false, "message": …,
    "errors": {field: [words]}} with the errors of `context["form"]`.
    """
    if wants_json(request):
        form = context.get("form")
        answer = JsonResponse(
            {"ok": False, "message": str(message), "errors": errors_of(form)}, status=status
        )
    else:
        words = {"message": message, "code": status} | context
        answer = render(request, template, words, status=status)
    if retry_after:
        answer["Retry-After"] = str(retry_after)
    return never_kept(answer)


def errors_of(form):
    """Return {field: [words]}; Django's own lists of errors would be empty in JSON."""
    return {name: list(errors) for name, errors in form.errors.items()} if form else {}


def never_kept(response):
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def notice_of(request, messages):
    """Return the message whose code the address carries, or None.

    `messages` is {code: words}, the service's fixed list; nothing typed into an address is shown.
    """
    return messages.get(request.GET.get(NOTICE, ""))
