"""The switch moves to "Ý kiến và bình chọn", where those of all services stand (EG-11)."""

from django.db import migrations


def take_along(apps, schema_editor):
    switches = apps.get_model("readers", "AnswerSettings").objects
    for old in apps.get_model("comments", "CommentSettings").objects.filter(is_open=False):
        switches.update_or_create(site_id=old.site_id, defaults={"takes_comments": False})


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0001_initial"),
        ("readers", "0002_switches_of_the_site"),
    ]
    operations = [
        migrations.RunPython(take_along, migrations.RunPython.noop),
        migrations.RemoveField(model_name="commentsettings", name="is_open"),
    ]
