"""What is forgotten of a rating: whatever came from an address, within 48 hours (EG-4, ED-3)."""

from cms.readers.network import last_known_moment

from .models import Rating


def forget_network_keys():
    """Empty the network keys whose salt is gone; return how many."""
    old = Rating.objects.filter(updated_at__lt=last_known_moment()).exclude(network_key="")
    return old.update(network_key="")
