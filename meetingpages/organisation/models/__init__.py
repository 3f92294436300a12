from .domains import MailDomain
from .links import PersonalLink
from .people import Person
from .units import Unit

__all__ = ["MailDomain", "Person", "PersonalLink", "Unit"]
