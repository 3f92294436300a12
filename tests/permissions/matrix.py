"""Who may ask for what: the one table of rights (security.md SR-2, news.md N-40, N-41).

Columns: khách (not signed in), khác (each of the accounts without work in the admin),
phongvien, bientap and thukytoasoan of the section, ngoài (a thukytoasoan of another section),
truyenthong, vanthu, thukyhop (of the meeting's body), chanhvp, quantri. Cells: a status; `in` = sent
to sign in; `home` = to the dashboard, where sign-in leads and Wagtail's own refusal with a message
that says so. One cell stands for a whole row.
"""

# Our own addresses. `what` says on which object: an article of the section, published or not; a
# file of the section that no public page shows. Nobody here is invited to the meeting (hop/), whose
# item is limited; who is invited is asked for in tests/meetings.
OWN = """
route                                   what   method khách khác phongvien bientap thukytoasoan ngoài truyenthong vanthu thukyhop chanhvp quantri
dang-nhap/                              -      GET    200    302  home      home     home         home   home         home   home      home     home
dang-nhap/                              -      POST   200    302  home      home     home         home   home         home   home      home     home
quan-tri/login/                         -      GET    200    302  home      home     home         home   home         home   home      home     home
_util/login/                            -      GET    200    302  home      home     home         home   home         home   home      home     home
quan-tri/account/                       -      GET    in     in   200       200      200          200    200          200    200       200      200
quan-tri/account/                       -      POST   in     in   200       200      200          200    200          200    200       200      200
phien/                                  -      GET    401    200  200       200      200          200    200          200    200       200      200
phien/                                  -      POST   401    200  200       200      200          200    200          200    200       200      200
quen-mat-khau/                          -      GET    200
quen-mat-khau/                          -      POST   200
quen-mat-khau/<str:uidb64>/<str:token>/ -      GET    200
quen-mat-khau/<str:uidb64>/<str:token>/ -      POST   200
quan-tri/users/<int:pk>/mo-khoa/        -      GET    in     in   home      home     home         home   home         home   home      home     405
quan-tri/users/<int:pk>/mo-khoa/        -      POST   in     in   home      home     home         home   home         home   home      home     302
quan-tri/account/dang-xuat/             -      GET    in     in   405       405      405          405    405          405    405       405      405
dang-xuat/                              -      GET    405
dang-xuat/                              -      POST   302
quan-tri/logout/                        -      GET    405
quan-tri/logout/                        -      POST   302
tep/<int:document_id>/<str:filename>    closed GET    404    404  200       200      200          404    404          404    404       404      200
tep/<int:document_id>/<str:filename>    closed POST   405
tep/van-ban/<uuid:uuid>/<str:name>      closed GET    404    200  200       200      200          200    200          200    200       200      200
tep/van-ban/<uuid:uuid>/<str:name>      closed POST   405
hop/                                    -      GET    in     200  200       200      200          200    200          200    200       200      200
hop/                                    -      POST   405    405  405       405      405          405    405          405    405       405      405
hop/tao/                                -      GET    in     404  404       404      404          404    404          404    200       200      404
hop/tao/                                -      POST   in     404  404       404      404          404    404          404    400       400      404
hop/<uuid:uuid>/                        -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/                        -      POST   404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/dieu-hanh/              -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/dieu-hanh/              -      POST   404
hop/moi/<str:token>/                    -      GET    404
hop/moi/<str:token>/                    -      POST   404
hop/<uuid:uuid>/thoat/                  -      GET    405
hop/<uuid:uuid>/thoat/                  -      POST   200
hop/<uuid:uuid>/lich.ics                -      GET    404
hop/<uuid:uuid>/lich.ics                -      POST   405
hop/<uuid:uuid>/doi/                    -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/doi/                    -      POST   404    404  404       404      404          404    404          404    400       400      404
hop/<uuid:uuid>/dieu-hanh/giay-moi/<int:pk>/ - GET    405
hop/<uuid:uuid>/dieu-hanh/giay-moi/<int:pk>/ - POST   404
hop/<uuid:uuid>/dieu-hanh/giay-moi/<int:pk>/thu/ - GET 404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/dieu-hanh/giay-moi/<int:pk>/thu/ - POST 404   404  404       404      404          404    404          404    405       405      404
hop/<uuid:uuid>/dieu-hanh/tra-loi/<int:pk>/ -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/dieu-hanh/tra-loi/<int:pk>/ -      POST   404    404  404       404      404          404    404          404    400       400      404
hop/<uuid:uuid>/sua/                    -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/sua/                    -      POST   404    404  404       404      404          404    404          404    400       400      404
hop/<uuid:uuid>/nhan-ban/               -      GET    404    404  404       404      404          404    404          404    405       405      404
hop/<uuid:uuid>/nhan-ban/               -      POST   404    404  404       404      404          404    404          404    303       303      404
hop/<uuid:uuid>/diem-danh/              -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/diem-danh/              -      POST   404    404  404       404      404          404    404          404    405       405      404
hop/<uuid:uuid>/chuong-trinh/           -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/chuong-trinh/           -      POST   404    404  404       404      404          404    404          404    409       409      404
hop/<uuid:uuid>/chuong-trinh/<int:item_id>/nguoi-doc/ - GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/chuong-trinh/<int:item_id>/nguoi-doc/ - POST   404    404  404       404      404          404    404          404    303       303      404
hop/<uuid:uuid>/thanh-phan/             -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/thanh-phan/             -      POST   404    404  404       404      404          404    404          404    303       303      404
hop/<uuid:uuid>/bien-ban.docx           -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/bien-ban.docx           -      POST   404    404  404       404      404          404    404          404    405       405      404
hop/<uuid:uuid>/bien-ban/               -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/bien-ban/               -      POST   404    404  404       404      404          404    404          404    409       409      404
hop/<uuid:uuid>/bieu-quyet/<int:pk>/    -      GET    405
hop/<uuid:uuid>/bieu-quyet/<int:pk>/    -      POST   404
hop/<uuid:uuid>/bieu-quyet/<int:pk>/phieu/ -      GET    404
hop/<uuid:uuid>/bieu-quyet/<int:pk>/phieu/ -      POST   404
hop/<uuid:uuid>/co-mat/                 -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/co-mat/                 -      POST   404    404  404       404      404          404    404          404    303       303      404
hop/<uuid:uuid>/hien-tai.json           -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/hien-tai.json           -      POST   405
hop/<uuid:uuid>/ket-luan/               -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/ket-luan/               -      POST   404    404  404       404      404          404    404          404    303       303      404
hop/<uuid:uuid>/phien/                  -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/phien/                  -      POST   404    404  404       404      404          404    404          404    303       303      404
hop/<uuid:uuid>/phien/ma/               -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/phien/ma/               -      POST   405
hop/<uuid:uuid>/tai-lieu/               -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/tai-lieu/               -      POST   404
hop/<uuid:uuid>/da-doc/                 -      GET    404    404  404       404      404          404    404          404    405       405      404
hop/<uuid:uuid>/da-doc/                 -      POST   404
hop/<uuid:uuid>/ghi-chu/<uuid:item_uuid>/ -    GET    404    404  404       404      404          404    404          404    405       405      404
hop/<uuid:uuid>/ghi-chu/<uuid:item_uuid>/ -    POST   404
hop/<uuid:uuid>/ghi-chu.txt             -      GET    404
hop/<uuid:uuid>/ghi-chu.txt             -      POST   404    404  404       404      404          404    404          404    405       405      404
hop/<uuid:uuid>/tai-lieu.zip            -      GET    404
hop/<uuid:uuid>/tai-lieu.zip            -      POST   404    404  404       404      404          404    404          404    405       405      404
hop/<uuid:uuid>/thong-bao/              -      GET    404    404  404       404      404          404    404          404    200       200      404
hop/<uuid:uuid>/thong-bao/              -      POST   404    404  404       404      404          404    404          404    403       400      404
hop/muc-do-thuc-hien/                   -      GET    in     404  404       404      404          404    404          404    200       200      404
hop/muc-do-thuc-hien/                   -      POST   405    405  405       405      405          405    405          405    405       405      405
hop/van-ban/                            -      GET    in     404  404       404      404          404    404          200    404       200      200
hop/van-ban/                            -      POST   405
hop/van-ban/<uuid:uuid>/                -      GET    404
hop/van-ban/<uuid:uuid>/                -      POST   404
hop/van-ban/<str:token>/                -      GET    404
hop/van-ban/<str:token>/                -      POST   404
hop/tep/<uuid:uuid>/<str:name>          -      GET    404
hop/tep/<uuid:uuid>/<str:name>          -      POST   405
lich-hop/lich.ics                       -      GET    200
lich-hop/lich.ics                       -      POST   405
MeetingIndexPage                        -      GET    200
MeetingIndexPage                        -      POST   405
MeetingPage                             -      GET    200
MeetingPage                             -      POST   405
van-ban/xuat.csv                        -      GET    200
van-ban/xuat.csv                        -      POST   405
CircularIndexPage                       -      GET    200
CircularIndexPage                       -      POST   405
CircularIndexPage rss/                  -      GET    200
CircularPage                            closed GET    404    200  200       200      200          200    200          200    200       200      200
CircularPage                            closed POST   404    405  405       405      405          405    405          405    405       405      405
^hinh/images/(?P<name>[A-Za-z0-9_.-]{1,120})$ - GET    404
^hinh/images/(?P<name>[A-Za-z0-9_.-]{1,120})$ - POST   405
rss/                                    -      GET    200
rss/                                    -      POST   405
so-do/                                  -      GET    200
so-do/                                  -      POST   405
sitemap.xml                             -      GET    200
sitemap.xml                             -      POST   405
sitemap-<section>.xml                   -      GET    200
sitemap-<section>.xml                   -      POST   405
robots.txt                              -      GET    200
robots.txt                              -      POST   405
.well-known/security.txt                -      GET    200
.well-known/security.txt                -      POST   405
tim-kiem/                               -      GET    200
tim-kiem/                               -      POST   405
tim-kiem/goi-y/                         -      GET    200
tim-kiem/goi-y/                         -      POST   405
tham-do/                                -      GET    200
tham-do/                                -      POST   405
tham-do/<int:poll_id>/                  -      GET    200
tham-do/<int:poll_id>/                  -      POST   403
thong-ke/                               -      GET    200
thong-ke/                               -      POST   405
thong-ke.json                           -      GET    200
thong-ke.json                           -      POST   405
danh-gia/<int:page_id>/                 live   GET    200
danh-gia/<int:page_id>/                 live   POST   403
danh-gia/<int:page_id>/                 draft  GET    404
binh-luan/<int:page_id>/                live   GET    200
binh-luan/<int:page_id>/                live   POST   403
binh-luan/<int:page_id>/                draft  GET    404
du-lieu-cua-toi/                        -      GET    200
du-lieu-cua-toi/                        -      POST   403
suc-khoe/                               -      GET    200
suc-khoe/                               -      POST   405
suc-khoe/san-sang/                      -      GET    200
suc-khoe/san-sang/                      -      POST   405
mau-giao-dien/                          -      GET    in     403  200       200      200          200    200          200    200       200      200
quan-tri/tag-autocomplete/news/keyword/ -      GET    in     in   200       200      200          200    200          200    200       200      200
quan-tri/tag-autocomplete/news/keyword/ -      POST   in     in   405       405      405          405    405          405    405       405      405
HomePage                                -      GET    200
HomePage                                -      POST   405
StandardPage                            -      GET    200
StandardPage                            -      POST   405
NewsIndexPage                           -      GET    200
NewsIndexPage                           -      POST   405
NewsIndexPage rss/                      -      GET    200
NewsIndexPage su-kien/<slug:slug>/      -      GET    200
NewsIndexPage su-kien/<slug:slug>/rss/  -      GET    200
NewsIndexPage tu-khoa/<slug:slug>/      -      GET    200
NewsIndexPage tac-gia/<slug:slug>/      -      GET    200
NewsCategoryPage                        -      GET    200
NewsCategoryPage                        -      POST   405
NewsCategoryPage rss/                   -      GET    200
NewsPage                                live   GET    200
NewsPage                                live   POST   405
NewsPage                                draft  GET    404
NewsPage in/                            live   GET    200
NewsPage in/                            live   POST   405
NewsPage in/                            draft  GET    404
NewsPage luu/                           live   GET    200
NewsPage luu/                           live   POST   405
NewsPage luu/                           draft  GET    404
"""

# Wagtail's addresses of one article, in the section: the own draft of phongvien, a colleague's
# (bientap's) draft, a published article, one that waits for "Duyệt nội dung".
ARTICLE = """
route (after quan-tri/pages/)                     what      method phongvien bientap thukytoasoan ngoài truyenthong vanthu thukyhop chanhvp quantri
<int:parent_page_id>/                             section   GET    200       200       200          403   403         403    403      403     200
<int:parent_page_id>/results/                     section   GET    200       200       200          403   403         403    403      403     200
<int:parent_page_id>/add_subpage/                 section   GET    302       302       302          403   403         403    403      403     302
add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/ section GET    200       200       200          403   403         403    403      403     200
add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/preview/ section GET    200       200       200          403   403         403    403      403     200
<int:page_id>/edit/                               own       GET    200       200       200          403   403         403    403      403     200
<int:page_id>/edit/                               colleague GET    home      200       200          403   403         403    403      403     200
<int:page_id>/edit/                               live      GET    200       200       200          403   403         403    403      403     200
<int:page_id>/edit/                               section   GET    home      200       200          403   403         403    403      403     200
<int:page_id>/edit/preview/                       own       GET    200       200       200          403   403         403    403      403     200
<int:page_id>/edit/preview/                       colleague GET    home      200       200          403   403         403    403      403     200
<int:page_id>/view_draft/                         own       GET    200       200       200          403   403         403    403      403     200
<int:page_id>/view_draft/                         colleague GET    home      200       200          403   403         403    403      403     200
<int:page_id>/history/                            own       GET    200       200       200          403   403         403    403      403     200
<int:page_id>/history/                            colleague GET    home      200       200          403   403         403    403      403     200
<int:page_id>/history/results/                    colleague GET    home      200       200          403   403         403    403      403     200
<int:page_id>/usage/                              colleague GET    home      200       200          403   403         403    403      403     200
<int:page_id>/copy/                               own       GET    200       200       200          403   403         403    403      403     200
<int:page_id>/copy/                               colleague GET    home      200       200          403   403         403    403      403     200
<int:page_to_move_id>/move/                       own       GET    200       200       200          403   403         403    403      403     200
<int:page_to_move_id>/move/                       colleague GET    home      200       200          403   403         403    403      403     200
<int:page_to_move_id>/move/                       live      GET    home      home      200          403   403         403    403      403     200
<int:page_to_move_id>/move/<int:destination_id>/confirm/ live POST   home      home      302          403   403         403    403      403     302
<int:page_to_move_id>/set_position/               live      POST   home      home      200          403   403         403    403      403     200
<int:page_id>/delete/                             own       GET    200       302       302          403   403         403    403      403     200
<int:page_id>/delete/                             colleague GET    home      200       302          403   403         403    403      403     200
<int:page_id>/delete/                             live      GET    home      home      302          403   403         403    403      403     200
<int:page_id>/delete/                             live      POST   home      home      302          403   403         403    403      403     302
<int:page_id>/unpublish/                          live      GET    home      home      200          403   403         403    403      403     200
<int:page_id>/unpublish/                          live      POST   home      home      302          403   403         403    403      403     302
<int:page_id>/privacy/                            live      GET    home      home      200          403   403         403    403      403     200
<int:page_id>/lock/                               own       POST   home      302       302          403   403         403    403      403     302
<int:page_id>/unlock/                             own       POST   home      home      302          403   403         403    403      403     302
<int:page_id>/convert_alias/                      own       GET    404       404       404          403   403         403    403      403     404
<int:page_id>/revisions/                          own       GET    302       302       302          403   403         403    403      403     302
<int:page_id>/revisions/<int:revision_id>/view/   own       GET    200       200       200          403   403         403    403      403     200
<int:page_id>/revisions/<int:revision_id>/view/   colleague GET    home      200       200          403   403         403    403      403     200
<int:page_id>/revisions/<int:revision_id>/revert/ own       GET    200       200       200          403   403         403    403      403     200
<int:page_id>/revisions/<int:revision_id>/revert/ colleague GET    home      200       200          403   403         403    403      403     200
<int:page_id>/revisions/<int:revision_id>/unschedule/ own   GET    home      home      200          403   403         403    403      403     200
^(?P<pk>\\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\\d+)\\.\\.\\.(?P<revision_id_b>live|latest|\\d+)/$ own GET    200       200       200          403   403         403    403      403     200
^(?P<pk>\\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\\d+)\\.\\.\\.(?P<revision_id_b>live|latest|\\d+)/$ colleague GET    home      200       200          403   403         403    403      403     200
<int:page_id>/workflow_history/                   own       GET    200       200       200          403   403         403    403      403     200
<int:page_id>/workflow_history/                   colleague GET    home      200       200          403   403         403    403      403     200
<int:page_id>/workflow_history/detail/<int:workflow_state_id>/ waiting GET    200       200       200          403   403         403    403      403     200
workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/ waiting GET    home      200       200          403   403         403    403      403     200
workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/ waiting POST   home      302       302          403   403         403    403      403     302
workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/ second GET    home      home      200          403   403         403    403      403     200
workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/ second POST   home      home      302          403   403         403    403      403     302
workflow/collect_action_data/<int:page_id>/<slug:action_name>/<int:task_state_id>/ waiting GET    home      200       200          403   403         403    403      403     200
workflow/confirm_cancellation/<int:page_id>/      waiting   GET    200       200       200          403   403         403    403      403     200
workflow/preview/<int:page_id>/<int:task_id>/     waiting   GET    home      200       200          403   403         403    403      403     200
"""

# All other addresses of the admin, by areas; the first row that fits an address counts. `yes` is
# everything but a refusal: what a GET answers, or a POST where GET is not served.
AREAS = """
routes (after quan-tri/)                phongvien bientap thukytoasoan ngoài truyenthong vanthu thukyhop chanhvp quantri
test404/                                yes       yes     yes          yes   yes         yes    yes      yes     yes
failwhale/                              yes       yes     yes          yes   yes         yes    yes      yes     yes
                                        yes       yes     yes          yes   yes         yes    yes      yes     yes
dismissibles/                           yes       yes     yes          yes   yes         yes    yes      yes     yes
sprite/                                 yes       yes     yes          yes   yes         yes    yes      yes     yes
*jsi18n/                                yes       yes     yes          yes   yes         yes    yes      yes     yes
password_reset/*                        yes       yes     yes          yes   yes         yes    yes      yes     yes
^.*/$                                   yes       yes     yes          yes   yes         yes    yes      yes     yes
api/main/^documents/*                   403       403     403          403   403         403    403      403     yes
api/main/^images/*                      403       403     403          403   403         403    403      403     yes
api/main/^pages/*                       yes       yes     yes          yes   yes         yes    yes      yes     yes
pages/                                  yes       yes     yes          yes   home        yes    home     home    yes
pages/search/*                          yes       yes     yes          yes   home        yes    home     home    yes
pages/usage/*                           yes       yes     yes          yes   home        yes    home     home    yes
pages/create/*                          yes       yes     yes          yes   yes         yes    yes      yes     yes
bai-viet/*                              yes       yes     yes          yes   home        yes    home     home    yes
huong-dan/*                             yes       yes     yes          yes   yes         yes    yes      yes     yes
bulk/*                                  yes       yes     yes          403   403         403    403      403     yes
choose-*                                yes       yes     yes          yes   yes         yes    yes      yes     yes
tag-autocomplete/*                      yes       yes     yes          yes   yes         yes    yes      yes     yes
editing-sessions/ping/*                 yes       yes     yes          yes   yes         yes    yes      yes     yes
editing-sessions/release/*              yes       yes     yes          yes   yes         yes    yes      yes     yes
block-preview/                          yes       yes     yes          yes   yes         yes    yes      yes     yes
embeds/*                                yes       yes     yes          yes   yes         yes    yes      yes     yes
collections/*/delete/                   yes       yes     yes          yes   yes         yes    yes      yes     yes
collections/*                           home      home    home         home  home        home   home     home    yes
workflows/task_chooser/*                yes       yes     yes          yes   yes         yes    yes      yes     yes
workflows/tasks/add/*                   yes       yes     yes          yes   yes         yes    yes      yes     yes
workflows/*                             home      home    home         home  home        home   home     home    yes
reports/locked/*                        home      home    yes          yes   home        yes    home     home    yes
reports/page-types-usage/*              403       403     403          403   403         403    403      403     yes
reports/site-history/*                  yes       yes     yes          yes   yes         yes    yes      yes     yes
reports/*                               yes       yes     yes          yes   home        yes    home     home    yes
^polls/ballot/$                         home      home    home         home  yes         home   home     home    yes
^polls/ballot/*                         home      home    home         home  home        home   home     home    home
^polls/poll/*                           home      home    home         home  yes         home   home     home    yes
polls/*                                 home      home    home         home  yes         home   home     home    yes
poll_chooser/create/                    home      home    home         home  home        home   home     home    home
poll_chooser/*                          yes       yes     yes          yes   yes         yes    yes      yes     yes
^mail/outgoingmail/$                    home      home    home         home  home        home   home     home    yes
^mail/outgoingmail/inspect/*            home      home    home         home  home        home   home     home    yes
^mail/outgoingmail/*                    home      home    home         home  home        home   home     home    home
^audit/auditentry/$                     home      home    home         home  home        home   home     home    home
^audit/auditentry/inspect/*             home      home    home         home  home        home   home     home    home
^audit/auditentry/*                     home      home    home         home  home        home   home     home    home
^statistics/daycount/$                  home      home    home         home  yes         home   home     home    yes
^statistics/daycount/*                  home      home    home         home  home        home   home     home    home
^statistics/leftout/$                   home      home    home         home  yes         home   home     home    yes
^statistics/leftout/*                   home      home    home         home  home        home   home     home    home
^statistics/baseline/$                  home      home    home         home  home        home   home     home    yes
^statistics/baseline/create/$           home      home    home         home  home        home   home     home    yes
^statistics/baseline/*                  home      home    home         home  home        home   home     home    home
y-kien/                                 home      home    home         home  yes         home   home     home    yes
y-kien/*                                home      home    home         home  yes         home   home     home    yes
danh-gia/loai/                          home      home    home         home  yes         home   home     home    yes
^ratings/rating/$                       home      home    home         home  yes         home   home     home    yes
^ratings/rating/*                       home      home    home         home  home        home   home     home    home
^hop/giay-moi/$                         home      home    home         home  home        home   yes      yes     home
^hop/giay-moi/*                         home      home    home         home  home        home   home     home    home
^hop/xac-nhan-doc/$                     home      home    home         home  home        home   yes      yes     home
^hop/xac-nhan-doc/*                     home      home    home         home  home        home   home     home    home
redirects/*                             home      home    home         home  home        home   home     home    yes
settings/*                              home      home    home         home  home        home   home     home    yes
documents/chooser/chosen/*              yes       yes     yes          home  home        home   home     home    yes
documents/chooser/create/               yes       yes     yes          yes   home        home   home     home    yes
documents/chooser/*                     yes       yes     yes          yes   yes         yes    yes      yes     yes
documents/                              yes       yes     yes          yes   home        home   home     home    yes
documents/results/                      yes       yes     yes          yes   home        home   home     home    yes
documents/add/                          yes       yes     yes          yes   home        home   home     home    yes
documents/multiple/add/                 yes       yes     yes          yes   home        home   home     home    yes
documents/multiple/create_from_uploaded_document/* yes       yes     yes          yes   yes         yes    yes      yes     yes
documents/multiple/delete_upload/*      yes       yes     yes          yes   yes         yes    yes      yes     yes
documents/*                             home      home    home         home  home        home   home     home    yes
images/chooser/chosen/*                 yes       yes     yes          home  yes         home   home     home    yes
images/chooser/*/select_format/         yes       yes     yes          home  yes         home   home     home    yes
images/chooser/create/                  yes       yes     yes          yes   yes         home   home     home    yes
images/chooser/*                        yes       yes     yes          yes   yes         yes    yes      yes     yes
images/                                 yes       yes     yes          yes   yes         home   home     home    yes
images/results/                         yes       yes     yes          yes   yes         home   home     home    yes
images/add/                             yes       yes     yes          yes   yes         home   home     home    yes
images/*/generate_url/*                 yes       yes     yes          yes   yes         home   home     home    yes
images/multiple/add/                    yes       yes     yes          yes   yes         home   home     home    yes
images/multiple/create_from_uploaded_image/* yes       yes     yes          yes   yes         yes    yes      yes     yes
images/multiple/delete_upload/*         yes       yes     yes          yes   yes         yes    yes      yes     yes
images/*                                home      home    home         home  yes         home   home     home    yes
snippets/choose/home/homelayout/create/ home      home    home         home  home        home   home     home    yes
snippets/choose/news/*/create/          home      home    home         home  home        home   home     home    yes
snippets/choose/comments/*/create/      home      home    home         home  yes         home   home     home    yes
snippets/choose/navigation/menuitem/create/ home      home    home         home  home        home   home     home    yes
snippets/choose/navigation/*/create/    home      home    home         home  yes         home   home     home    yes
snippets/choose/circulars/citednumber/create/ home      home    home         home  home        home   home     home    home
snippets/choose/meetings/*/create/      home      home    home         home  home        home   home     home    yes
snippets/choose/circulars/*/create/     home      home    home         home  home        yes    home     home    yes
snippets/choose/organisation/unit/create/ home      home    home         home  home        yes    home     home    yes
snippets/choose/organisation/*/create/  home      home    home         home  home        home   home     home    yes
snippets/choose/organisation/person/*   home      home    home         home  home        yes    yes      yes     yes
snippets/choose/*                       yes       yes     yes          yes   yes         yes    yes      yes     yes
snippets/                               home      home    home         home  home        home   home     home    home
snippets/home/homelayout/add/           home      home    home         home  home        home   home     home    yes
snippets/home/homelayout/delete/*       home      home    home         home  home        home   home     home    yes
snippets/home/homelayout/copy/*         home      home    home         home  home        home   home     home    yes
snippets/home/homelayout/preview/       home      home    home         home  home        home   home     home    yes
snippets/home/homelayout/*              home      home    yes          yes   home        home   home     home    yes
snippets/comments/*                     home      home    home         home  yes         home   home     home    yes
snippets/news/*                         home      home    home         home  home        home   home     home    yes
snippets/navigation/menuitem/*          home      home    home         home  home        home   home     home    yes
snippets/navigation/*                   home      home    home         home  yes         home   home     home    yes
^van-ban/so-dang-ky/$                   home      home    home         home  home        yes    home     home    yes
^van-ban/so-dang-ky/create/$            yes       yes     yes          yes   yes         yes    yes      yes     yes
^van-ban/so-dang-ky/edit/*              yes       yes     yes          yes   yes         yes    yes      yes     yes
^van-ban/so-dang-ky/*                   home      home    home         home  home        yes    home     home    yes
van-ban/*/phat-hanh/                    home      home    home         home  home        yes    home     home    yes
van-ban/*/phat-hanh/*/thu/              home      home    home         home  home        yes    home     home    yes
van-ban/nhap/*                          home      home    home         home  home        yes    home     home    yes
van-ban/tep/*                           home      home    home         home  home        yes    home     home    yes
snippets/circulars/citednumber/add/     home      home    home         home  home        home   home     home    home
snippets/circulars/citednumber/delete/* home      home    home         home  home        home   home     home    home
snippets/meetings/*                     home      home    home         home  home        home   home     home    yes
snippets/circulars/*                    home      home    home         home  home        yes    home     home    yes
snippets/organisation/person/delete/*   home      home    home         home  home        home   home     home    home
snippets/organisation/unit/             home      home    home         home  home        yes    yes      home    yes
snippets/organisation/unit/results/     home      home    home         home  home        yes    yes      home    yes
snippets/organisation/unit/*            home      home    home         home  home        yes    home     home    yes
snippets/organisation/person/           home      home    home         home  home        yes    yes      yes     yes
snippets/organisation/person/results/   home      home    home         home  home        yes    yes      yes     yes
snippets/organisation/person/inspect/*  home      home    home         home  home        yes    yes      yes     yes
snippets/organisation/maildomain/       home      home    home         home  home        home   yes      home    yes
snippets/organisation/maildomain/results/ home      home    home         home  home        home   yes      home    yes
snippets/organisation/*                 home      home    home         home  home        home   home     home    yes
to-chuc/nhap-nguoi/                     home      home    home         home  home        home   home     home    yes
users/*                                 home      home    home         home  home        home   home     home    yes
groups/*                                home      home    home         home  home        home   home     home    yes
sites/*                                 home      home    home         home  home        home   home     home    yes
"""
