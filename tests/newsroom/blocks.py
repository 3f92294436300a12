"""The nine blocks of an article's body, as the editor's script sends them (N-12)."""

from .article_form import paragraph

TABLE = {
    "caption": "Giá rau tại chợ",
    "column-count": "2",
    "column-0-type": "text", "column-0-order": "0", "column-0-deleted": "",
    "column-0-heading": "Loại rau",
    "column-1-type": "text", "column-1-order": "1", "column-1-deleted": "",
    "column-1-heading": "Giá (đồng)",
    "row-count": "1", "row-0-order": "0", "row-0-deleted": "",
    "cell-0-0": "Rau muống", "cell-0-1": "12.000",
}  # fmt: skip


def picture(image, alt="Người dân chọn rau trong chợ"):
    return {"image": str(image.pk), "alt_text": alt}


def gallery(image):
    items = [
        {"type": "", "id": "", "order": str(place), "deleted": "",
         "value": {"image": picture(image, f"Quầy rau số {place}"), "caption": ""}}
        for place in (1, 2)
    ]  # fmt: skip
    rows = {str(number): item for number, item in enumerate(items)}
    return {"images": rows | {"count": "2"}, "caption": "Chợ phiên"}


def all_nine(image, document):
    """Return one block of every kind."""
    return [
        paragraph("Chợ phiên họp mỗi tuần một lần."),
        ("heading", {"text": "Hàng hóa rõ nguồn gốc", "level": "h2"}),
        ("image", {"image": picture(image), "caption": "Chợ sớm", "credit": "Ảnh: Họa My"}),
        ("gallery", gallery(image)),
        ("quote", {"text": "Rau nhà tôi bán hết từ sớm.", "attribution": "Bà Nguyễn Thị Mẫu"}),
        ("table", TABLE),
        ("document", {"document": str(document.pk), "title": "Nội quy chợ"}),
        ("video", {"title": "Video chợ phiên", "file": "", "transcript": "",
                   "url": "https://example.com/cho-phien"}),
        ("notice", {"kind": "thong-bao", "text": "Chợ nghỉ ngày mùng một."}),
    ]  # fmt: skip
