"""The public templates, each with one address of the demo content."""

CUSTOMERS_ARTICLE = (
    "/tin-tuc/tin-trong-tinh/tinh-uy-binh-phuoc-chi-dao-thuc-hien-hop-khong-giay"
    "-va-su-dung-hop-thu-cong-vu/"
)

PUBLIC_PAGES = {
    "trang chủ": "/",
    "tin tức": "/tin-tuc/",
    "trang sau": "/tin-tuc/?trang=2",
    "chuyên mục": "/tin-tuc/tin-trong-tinh/",
    "chuyên mục lọc sai": "/tin-tuc/tin-trong-tinh/?tu-ngay=31/02/2019",
    "bài viết": CUSTOMERS_ARTICLE,
    "bài viết có ý kiến": "/tin-tuc/tin-trong-tinh/ba-don-vi-dau-tien-bo-han-tai-lieu-in/",
    "bản in": f"{CUSTOMERS_ARTICLE}in/",
    "dòng sự kiện": "/tin-tuc/su-kien/hop-khong-giay/",
    "từ khóa": "/tin-tuc/tu-khoa/hop-khong-giay/",
    "thủ tục": "/thu-tuc-hanh-chinh/",
    "người phát ngôn": "/nguoi-phat-ngon/",
    "liên hệ": "/lien-he/",
    "thăm dò": "/tham-do/",
    "thống kê": "/thong-ke/",
    "dữ liệu của tôi": "/du-lieu-cua-toi/",
    "quên mật khẩu": "/quen-mat-khau/",
    "văn bản": "/van-ban/",
    "văn bản lọc sai": "/van-ban/?tu-ngay=31/02/2019&tinh-trang=het",
    "một văn bản": "/van-ban/cong-van-3138-cv-tu-2019-08-22/",
    "văn bản hết hiệu lực": "/van-ban/quy-che-64-qc-vptu-2018-07-02/",
    "lịch họp": "/lich-hop/?tuan=2019-37",
    "thông báo họp": "/lich-hop/hop-ban-thuong-vu-tinh-uy-ve-hop-khong-giay-2019-09-11/",
    "trợ năng": "/tro-nang/",
    "sơ đồ": "/so-do/",
    "tìm kiếm": "/tim-kiem/?q=họp",
    "tìm không thấy": "/tim-kiem/?q=zzzz",
    "không tìm thấy": "/khong-co-trang-nay/",
    "đăng nhập": "/dang-nhap/",
}
