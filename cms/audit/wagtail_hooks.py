from wagtail_modeladmin.options import modeladmin_register

from .modeladmin import AuditEntryAdmin

modeladmin_register(AuditEntryAdmin)
