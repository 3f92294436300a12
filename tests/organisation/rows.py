"""The rows of MT-11: what a clerk types, and the sentence that comes back (all of it, or its start)."""

FREE = (
    "Địa chỉ {} thuộc dịch vụ thư công cộng. Giấy mời chỉ gửi tới hộp thư công vụ, "
    "ví dụ ten@binhphuoc.gov.vn."
)
UNKNOWN = "Tên miền {} không có trong danh sách thư công vụ."
CONFUSING = "Tên miền có ký tự dễ nhầm lẫn."
INVALID = "Địa chỉ thư không hợp lệ."

REFUSED = [
    ("x@yahoo.com", FREE.format("x@yahoo.com")),
    ("x@gmail.com", FREE.format("x@gmail.com")),
    ("X@GMail.com.", FREE.format("X@gmail.com")),
    ("x@yahoo.com.vn", FREE.format("x@yahoo.com.vn")),
    ("x@binhphuoc.gov.vn.evil.com", UNKNOWN.format("binhphuoc.gov.vn.evil.com")),
    ("x@binhphuoc-gov.vn", UNKNOWN.format("binhphuoc-gov.vn")),
    ("x@evilbinhphuoc.gov.vn", UNKNOWN.format("evilbinhphuoc.gov.vn")),
    ("x@a.binhphuoc.gov.vn", UNKNOWN.format("a.binhphuoc.gov.vn")),
    ("x@evilchinhphu.vn", UNKNOWN.format("evilchinhphu.vn")),
    ("x@gov.vn", UNKNOWN.format("gov.vn")),
    ("x@binhphuос.gov.vn", CONFUSING),  # Cyrillic о and с
    ("x@бинфуок.gov.vn", CONFUSING),
    ("x@bìnhphước.gov.vn", CONFUSING),
    ("x@xn--binhphu-xyz.gov.vn", CONFUSING),
    ("x@XN--binhphu-xyz.gov.vn", CONFUSING),
    ("x@xn--a.chinhphu.vn", CONFUSING),
    ('"a@binhphuoc.gov.vn" <x@gmail.com>', INVALID),
    ("Nguyễn Mẫu <x@binhphuoc.gov.vn>", INVALID),
    ("x@gmail.com@binhphuoc.gov.vn", INVALID),
    ("x@binhphuoc.gov.vn, y@gmail.com", INVALID),
    ("x@binhphuoc.gov.vn\nBcc: y@gmail.com", INVALID),
    ("x@binhphuoc.gov.vn\r\n", INVALID),
    ("\rx@binhphuoc.gov.vn", INVALID),
    ("x+y@binhphuoc.gov.vn", INVALID),
    ('"x"@binhphuoc.gov.vn', INVALID),
    ("x(y)@binhphuoc.gov.vn", INVALID),
    ("x y@binhphuoc.gov.vn", INVALID),
    ("х@binhphuoc.gov.vn", INVALID),  # Cyrillic х
    (".x@binhphuoc.gov.vn", INVALID),
    ("x@binhphuoc.gov.vn..", INVALID),
    ("x@[127.0.0.1]", INVALID),
    ("x@localhost", INVALID),
    ("@binhphuoc.gov.vn", INVALID),
    ("x" * 65 + "@binhphuoc.gov.vn", INVALID),
    ("x@cu.gov.vn", "Tên miền cu.gov.vn hết hiệu lực từ 01/07/2019; hãy cập nhật thư công vụ của"),
    ("x@moi.gov.vn", "Tên miền moi.gov.vn chỉ có hiệu lực từ 01/01/2090."),
]

PASSING = [
    ("x@binhphuoc.gov.vn", "x@binhphuoc.gov.vn"),
    ("  x.y_z-1@binhphuoc.gov.vn\t", "x.y_z-1@binhphuoc.gov.vn"),
    ("Van.Thu@BinhPhuoc.GOV.vn", "Van.Thu@binhphuoc.gov.vn"),
    ("x@binhphuoc.gov.vn.", "x@binhphuoc.gov.vn"),
    ("x@vpcp.chinhphu.vn", "x@vpcp.chinhphu.vn"),
]
