"""A small portal in which every row of the matrix finds its object, and everybody who may ask."""

from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Site, Workflow

from cms.audit.recording import record
from cms.comments.models import ReaderComment, SensitiveWord
from cms.mail.models import OutgoingMail
from cms.navigation.models import Banner, LinkBox, MenuItem
from cms.polls.models import Ballot, ExclusionBatch, Poll
from cms.ratings.models import Rating
from cms.statistics.models import Baseline, DayCount, LeftOut
from home.models import HomeLayout, HomePage
from home.news.models import Author, EventSeries, Keyword, NewsIndexPage
from home.standardpages.models import StandardPage
from meetingpages.circulars.models import (
    AddresseeList,
    CircularIndexPage,
    CircularType,
    CitedNumber,
    Subject,
)
from meetingpages.meetings.models import (
    AgendaItem,
    Holiday,
    MeetingIndexPage,
    MeetingPage,
    Receipt,
    Vote,
)
from meetingpages.meetings.public.notices import publish_notice
from meetingpages.organisation.models import MailDomain, Person, Unit
from tests.circulars.making import make_circular, make_file
from tests.factories import (
    make_article,
    make_document,
    make_image,
    make_member,
    make_person,
    make_section,
)
from tests.meetings.making import invite, make_meeting, make_paper
from tests.meetings.making import make_person as make_delegate

NEWSROOM = {
    "phongvien": "Phóng viên",
    "bientap": "Biên tập viên",
    "thukytoasoan": "Thư ký tòa soạn",
}
# The accounts of contract.md that have no work in the admin; nobody of them is invited.
WITHOUT_ADMIN = ["chutri", "daibieu1", "daibieu2"]
OF_MEETINGS = {"thukyhop": "Thư ký họp", "chanhvp": "Chánh Văn phòng"}


class World:
    """Two sections, people of the first, one strong stranger ("ngoài") of the second."""

    def __init__(self):
        self.section, self.other_section = make_section(), make_section("Kinh tế", "kinh-te")
        self.users = {
            name: make_member(name, role, self.section) for name, role in NEWSROOM.items()
        }
        self.users["ngoài"] = make_member("ngoai", "Thư ký tòa soạn", self.other_section)
        self.users["truyenthong"] = make_person("truyenthong", "Truyền thông")
        self.users["vanthu"] = make_person("vanthu", "Văn thư")
        self.users["quantri"] = make_person("quantri", superuser=True)
        self.users |= {name: make_person(name) for name in WITHOUT_ADMIN}
        self.users |= {name: make_person(name, role) for name, role in OF_MEETINGS.items()}
        self.clients = {name: signed_in(user) for name, user in self.users.items()}
        self.clients["khách"] = Client(raise_request_exception=False)
        kinds = ("own", "colleague", "live", "draft", "waiting", "second")
        self.pages = {kind: self.make_article(kind) for kind in kinds} | {"section": self.section}
        self.make_pages()
        self.make_things()

    def make_article(self, kind):
        owner = self.users["bientap" if kind == "colleague" else "phongvien"]
        article = make_article(self.section, f"Bài {kind}", live=kind == "live", owner=owner)
        article.save_revision(user=owner)
        if kind in ("waiting", "second"):
            approval = article.get_workflow().start(article, owner)
            if kind == "second":
                approval.current_task_state.approve(self.users["bientap"])
        return article

    def make_pages(self):
        """Give every page type a public page; {name of the type: address}."""
        home = HomePage.objects.get()
        standard = home.add_child(instance=StandardPage(title="Giới thiệu", body=[]))
        types = [home, standard, NewsIndexPage.objects.get(), self.section, self.pages["live"]]
        # Behind the sign-in: what a stranger may not see is the harder question.
        self.file = make_file()
        self.circular = make_circular(level="noi-bo", file=self.file)
        types += [CircularIndexPage.objects.get(), self.circular]
        self.make_meeting()
        types += [MeetingIndexPage.objects.get(), MeetingPage.objects.get()]
        self.addresses = {type(page).__name__: page.url for page in types}

    def make_meeting(self):
        """A public meeting that was announced, prepared by thukyhop, with a limited item."""
        self.meeting = make_meeting(status="sent", level="cong-khai")
        self.item = self.meeting.items.get()
        AgendaItem.objects.filter(pk=self.item.pk).update(level="han-che")
        self.meeting.body.secretaries.add(self.users["thukyhop"])
        self.meeting.body.save()
        mail = OutgoingMail.objects.create(next_try_at=timezone.now())
        self.invitation = invite(self.meeting, make_delegate("Mai Thi Phong"), mail=mail)
        self.paper = make_paper(self.item).versions.get()
        self.receipt = Receipt.objects.create(invitation=self.invitation, paper_version=self.paper)
        self.vote = Vote.objects.create(item=self.item, statement="Thông qua", is_paper=True)
        publish_notice(self.meeting)

    def make_things(self):
        """Make one thing of every kind that the admin lists; in the section where files are."""
        collection = Collection.objects.get(name=self.section.title)
        image, document = make_image(collection=collection), make_document(collection=collection)
        page = {"title": "Tin tức", "address": "/tin-tuc/"}
        self.things = {
            "images": image,
            "documents": document,
            "news/author": Author.objects.create(name="Họa My"),
            "news/eventseries": EventSeries.objects.create(title="Chợ phiên"),
            "news/keyword": Keyword.objects.create(name="nông sản"),
            "navigation/menuitem": MenuItem.objects.create(**page),
            "navigation/banner": Banner.objects.create(
                title="Sách", alt="Tuần lễ sách", image=image
            ),
            "navigation/linkbox": LinkBox.objects.create(title="Liên kết"),
            "home/homelayout": HomeLayout.objects.get(),
            "audit/auditentry": record(None, "test.close", "Đóng", self.section),
            "polls/poll": Poll.objects.create(
                question="Giờ nào?", stage="ready", opens_at=timezone.now()
            ),
            "statistics/daycount": DayCount.objects.create(day=timezone.localdate()),
            "statistics/leftout": LeftOut.objects.create(day=timezone.localdate(), reason=1),
            "statistics/baseline": Baseline.objects.create(amount=1, source="Cổng cũ"),
            "mail/outgoingmail": OutgoingMail.objects.create(next_try_at=timezone.now()),
            "y-kien": ReaderComment.objects.create(page=self.pages["live"], body="Chờ duyệt"),
            "comments/sensitiveword": SensitiveWord.objects.create(text="ăn hại"),
            "ratings/rating": Rating.objects.create(page=self.pages["live"], value=5),
            "circulars/circulartype": CircularType.objects.first(),
            "circulars/addresseelist": AddresseeList.objects.create(name="Các sở"),
            "circulars/subject": Subject.objects.create(name="Chuyển đổi số"),
            "circulars/citednumber": CitedNumber.objects.create(key="1-CV/TU", text="1-CV/TU"),
            "van-ban/so-dang-ky": self.circular,
            "organisation/unit": Unit.objects.first(),
            "organisation/maildomain": MailDomain.objects.get(domain="congvu.example"),
            "organisation/person": Person.objects.create(
                full_name="Lê Mẫu", unit=Unit.objects.first(), official_email="le@congvu.example"
            ),
            "van-ban/tep": self.file,
            "meetings/meetingbody": self.meeting.body,
            "meetings/meetingroom": self.meeting.room,
            "meetings/holiday": Holiday.objects.create(day=timezone.localdate(), name="Nghỉ"),
            "hop/giay-moi": self.invitation,
            "hop/xac-nhan-doc": self.receipt,
            "redirects": Redirect.objects.create(old_path="/cu", redirect_link="/"),
            "users": self.users["vanthu"],
            "groups": self.users["phongvien"].groups.first(),
            "sites": Site.objects.get(),
            "collections": collection,
            "workflows/tasks": Workflow.objects.get(active=True).tasks.first(),
            "workflows/task_chooser": Workflow.objects.get(active=True).tasks.first(),
            "workflows": Workflow.objects.get(active=True),
            "settings": Site.objects.get(),
        }
        self.make_ballot()
        self.layout_revision = self.things["home/homelayout"].save_revision()

    def make_ballot(self):
        """Put a ballot into the poll and into a group; a draft stands beside it, to be deleted."""
        poll, now = self.things["polls/poll"], timezone.now()
        draft = Poll.objects.create(question="Nháp?")
        ballot = Ballot.objects.create(poll=poll, cast_at=now, receipt="AAAA-BBBB")
        batch = ExclusionBatch.objects.create(poll=poll, found="thử", first_at=now, last_at=now)
        self.things |= {"polls/ballot": ballot, "polls/batch": batch, "polls/poll/delete": draft}


def signed_in(user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client
