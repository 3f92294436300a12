from wagtail_modeladmin.options import modeladmin_register

from .modeladmin import OutgoingMailAdmin

modeladmin_register(OutgoingMailAdmin)
