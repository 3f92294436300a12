"""Writing a mail of the portal's own: it goes into the outbox within the transaction."""

from django.core.mail import EmailMessage, get_connection


def write(people, subject, body):
    """Queue one mail to each of the users who has an address; return how many.

    `subject` is a fixed sentence, `body` plain text (SR-34).
    """
    mails = [
        EmailMessage(str(subject), body, to=[person.email]) for person in people if person.email
    ]
    return get_connection().send_messages(mails) or 0
