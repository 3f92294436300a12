from wagtail import hooks

from .people import refuse_bulk

hooks.register("before_bulk_action", refuse_bulk)
