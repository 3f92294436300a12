"""Work with files that nobody should wait for."""

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_save
from django_tasks import task

from theme.pictures import picture_filters

from . import texts
from .models import PortalImage


@task()
def make_sizes(image_pk):
    """Make the sizes that pages print, so that no reader waits for them; made ones are kept."""
    image = PortalImage.objects.filter(pk=image_pk).first()
    if image:
        image.get_renditions(*picture_filters(image))


@task()
def read_text(model_label, pk):
    """Keep the words of one file; what was read once is not read again (Q-23)."""
    file = apps.get_model(model_label).objects.filter(pk=pk).first()
    if file:
        texts.read(file)


def make_sizes_later(instance, raw=False, **_signal):
    if not raw:
        transaction.on_commit(lambda: make_sizes.enqueue(instance.pk))


def connect():
    """Called once by the app when it is ready."""
    post_save.connect(make_sizes_later, sender=PortalImage, dispatch_uid="media.make_sizes")
