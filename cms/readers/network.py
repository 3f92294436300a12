"""Which posts come from one network, for caps and detection only (engagement.md EG-4)."""

import hashlib
import secrets
from datetime import datetime, time, timedelta
from ipaddress import ip_network

from django.db import IntegrityError, transaction
from django.utils import timezone

from .addresses import read_address
from .models import DailySalt

IPV6_PREFIX = 64  # One household or office; the rest of the address changes by itself.
# An hour less than a day after its own, so that an hourly sweep is done within 48 hours.
KEPT_AFTER_ITS_DAY = timedelta(hours=23)


def network_key(request):
    """Return the key of the request's network for today, 32 hexadecimal digits.

    Must be called inside a transaction: today's salt stays locked until its end, so that posts
    are judged one after the other and the caps of `limits` are exact with several workers.
    """
    salt = locked_salt(timezone.localdate())
    return hashlib.blake2b(
        prefix(request.META.get("REMOTE_ADDR", "")).encode(),
        key=bytes.fromhex(salt.salt),
        digest_size=16,
    ).hexdigest()


def prefix(address):
    """Return the IPv4 address, or the /64 of an IPv6 one, as text; "" for none (a Unix socket)."""
    known = read_address(address)
    if known is None:
        return ""
    if known.version == 4:
        return str(known)
    return str(ip_network((int(known), IPV6_PREFIX), strict=False))


def locked_salt(day):
    """Return the day's salt, made when it is the first post of the day."""
    salts = DailySalt.objects.select_for_update()
    salt = salts.filter(day=day).first()
    if salt is None:
        try:
            with transaction.atomic():
                DailySalt.objects.create(day=day, salt=secrets.token_hex(32))
        except IntegrityError:
            pass  # another process was first
        salt = salts.get(day=day)
    return salt


def forget_salts():
    """Destroy the salts that are due; return how many. The scheduler calls it every hour."""
    return DailySalt.objects.filter(day__lt=first_kept_day()).delete()[0]


def last_known_moment():
    """Return the time before which no row may hold a network key any more (ED-3)."""
    return timezone.make_aware(datetime.combine(first_kept_day(), time.min))


def first_kept_day():
    return timezone.localdate(timezone.now() - KEPT_AFTER_ITS_DAY)
