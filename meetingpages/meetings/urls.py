from django.urls import path

from .after import compliance_views as compliance
from .after import concluding
from .after import views as after
from .desk import agenda, board, editing, participants, readers
from .desk import views as desk
from .inviting import answering, calendar_file, changes, deliveries, entering, mail_page
from .papers import editing as papers
from .papers import notes, opening, packs, receipts
from .public.feed import public_calendar
from .room import calling, now, running, tallying
from .room import views as room

urlpatterns = [
    # Here, since the addresses of Wagtail's pages know no dot.
    path("lich-hop/lich.ics", public_calendar, name="public_calendar"),
    path("hop/", desk.meetings, name="meetings"),
    path("hop/tao/", editing.create, name="meeting_create"),
    path("hop/muc-do-thuc-hien/", compliance.board, name="compliance"),
    path("hop/<uuid:uuid>/ket-luan/", concluding.conclusions, name="meeting_conclusions"),
    path("hop/<uuid:uuid>/thong-bao/", after.notice, name="meeting_notice"),
    path("hop/<uuid:uuid>/bien-ban/", after.minutes, name="meeting_minutes"),
    path("hop/<uuid:uuid>/bien-ban.docx", after.minutes_as_word, name="meeting_minutes_word"),
    path("hop/<uuid:uuid>/", room.show, name="meeting_room"),
    path("hop/<uuid:uuid>/hien-tai.json", now.meeting_now, name="meeting_now"),
    path("hop/<uuid:uuid>/phien/", running.run, name="meeting_run"),
    path("hop/<uuid:uuid>/phien/ma/", calling.code, name="meeting_code"),
    path("hop/<uuid:uuid>/co-mat/", calling.presence, name="meeting_presence"),
    path("hop/<uuid:uuid>/bieu-quyet/<int:pk>/", room.vote, name="meeting_vote"),
    path("hop/<uuid:uuid>/bieu-quyet/<int:pk>/phieu/", tallying.tally, name="meeting_tally"),
    path("hop/moi/<str:token>/", entering.enter, name="meeting_link"),
    path("hop/<uuid:uuid>/thoat/", entering.leave, name="meeting_leave"),
    path("hop/<uuid:uuid>/lich.ics", calendar_file.download, name="meeting_calendar"),
    path("hop/<uuid:uuid>/doi/", changes.change, name="meeting_change"),
    path(
        "hop/<uuid:uuid>/dieu-hanh/giay-moi/<int:pk>/", deliveries.decide, name="meeting_delivery"
    ),
    path(
        "hop/<uuid:uuid>/dieu-hanh/giay-moi/<int:pk>/thu/",
        mail_page.show_mail,
        name="meeting_mail",
    ),
    path(
        "hop/<uuid:uuid>/dieu-hanh/tra-loi/<int:pk>/",
        answering.answer_by_desk,
        name="meeting_answer_for",
    ),
    path("hop/<uuid:uuid>/tai-lieu/", papers.papers_board, name="meeting_papers"),
    path("hop/<uuid:uuid>/da-doc/", receipts.confirm, name="meeting_confirm"),
    path("hop/<uuid:uuid>/ghi-chu/<uuid:item_uuid>/", notes.keep_note, name="meeting_note"),
    path("hop/<uuid:uuid>/ghi-chu.txt", notes.export_notes, name="meeting_notes"),
    path("hop/<uuid:uuid>/dieu-hanh/", board.show, name="meeting_desk"),
    path("hop/<uuid:uuid>/sua/", editing.edit, name="meeting_edit"),
    path("hop/<uuid:uuid>/nhan-ban/", board.copy_meeting, name="meeting_copy"),
    path("hop/<uuid:uuid>/diem-danh/", board.sheet, name="meeting_sheet"),
    path("hop/<uuid:uuid>/chuong-trinh/", agenda.agenda, name="meeting_agenda"),
    path(
        "hop/<uuid:uuid>/chuong-trinh/<int:item_id>/nguoi-doc/",
        readers.choose_readers,
        name="meeting_item_readers",
    ),
    path("hop/<uuid:uuid>/thanh-phan/", participants.participants, name="meeting_people"),
    path("hop/<uuid:uuid>/tai-lieu.zip", packs.meeting_pack, name="meeting_pack"),
    path("hop/tep/<uuid:uuid>/<str:name>", opening.meeting_file, name="meeting_file"),
]
