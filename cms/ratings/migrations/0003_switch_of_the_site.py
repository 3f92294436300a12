"""The switch moves to "Ý kiến và bình chọn", where those of all services stand (EG-11)."""

from django.db import migrations


def take_along(apps, schema_editor):
    switches = apps.get_model("readers", "AnswerSettings").objects
    for old in apps.get_model("ratings", "RatingSettings").objects.filter(is_open=False):
        switches.update_or_create(site_id=old.site_id, defaults={"takes_ratings": False})


class Migration(migrations.Migration):
    dependencies = [
        ("ratings", "0002_ratings_of_a_reader"),
        ("readers", "0002_switches_of_the_site"),
    ]
    operations = [
        migrations.RunPython(take_along, migrations.RunPython.noop),
        migrations.DeleteModel(name="RatingSettings"),
    ]
