"""Minutes and notice as Word files, plain enough to be corrected and signed by hand (MT-37)."""

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from cms.exports import without_controls

FONT, SIZE, TITLE_SIZE = "Times New Roman", Pt(13), Pt(14)  # Nghị định 30/2020/NĐ-CP, phụ lục I


def new_document():
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, SIZE
    return document


def say(document, text=""):
    return document.add_paragraph(without_controls(text))


def heading(document, text, size=TITLE_SIZE):
    paragraph = say(document)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(without_controls(text))
    run.bold, run.font.size = True, size


def section(document, text):
    say(document).add_run(without_controls(text)).bold = True


def notice_document(meeting, page, items):
    """Return the notice's text: what was concluded, item by item."""
    document = new_document()
    heading(document, "THÔNG BÁO")
    heading(document, str(page.abstract), SIZE)
    say(document, f"Số: {page.printed_number}")
    for item in items:
        section(document, str(item))
        for line in item.conclusion.splitlines():
            say(document, line)
    receivers = list(page.addressees.all())
    if receivers:
        section(document, "Nơi nhận:")
        for each in receivers:
            say(document, f"- {each}")
    return document


def minutes_document(facts, text):
    """Return the minutes of the facts with the written part."""
    document = new_document()
    heading(document, "BIÊN BẢN CUỘC HỌP")
    heading(document, facts["name"], SIZE)
    say(document, f"Bắt đầu: {facts['began']}. Kết thúc: {facts['ended'] or '…'}.")
    say(document, f"Địa điểm: {facts['place']}")
    say(document, f"Chủ trì: {facts['chair']}")
    say(document, f"Thư ký: {facts['secretary']}")
    add_people(document, facts)
    for item in facts["agenda"]:
        add_item(document, item)
    if text:
        section(document, "Diễn biến")
        for line in text.splitlines():
            say(document, line)
    say(document)
    signatures = document.add_table(rows=1, cols=2)
    signatures.cell(0, 0).text, signatures.cell(0, 1).text = "THƯ KÝ", "CHỦ TRÌ"
    return document


def add_people(document, facts):
    quorum = facts["quorum"]
    section(document, "Thành phần")
    say(
        document,
        f"Có mặt {quorum['present']} trên {quorum['members']} thành viên, cần từ {quorum['needed']}.",
    )
    table = document.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, ("Họ và tên", "Đơn vị", "Vào, ra"), strict=True):
        cell.text = words
    for row in facts["present"]:
        cells = table.add_row().cells
        instead = f" (dự thay {row['instead_of']})" if row["instead_of"] else ""
        cells[0].text = without_controls(f"{row['name']}, {row['position']}{instead}")
        cells[1].text, cells[2].text = without_controls(row["unit"]), row["times"]
    if facts["absent"]:
        names = ", ".join(
            row["name"] + (f" ({row['reason']})" if row["reason"] else "")
            for row in facts["absent"]
        )
        say(document, f"Vắng mặt: {names}.")


def add_item(document, item):
    section(document, f"Mục {item['label']}. {item['name']}" if item["label"] else item["name"])
    about = [item["presenter"], item["times"], item["outcome"]]
    say(document, " · ".join(words for words in about if words))
    if item.get("is_veiled"):
        say(document, "Mục hạn chế: nội dung có ở bản của chủ trì và người được đọc mục.")
    if item["papers"]:
        say(document, "Tài liệu: " + "; ".join(item["papers"]))
    for vote in item["votes"]:
        say(
            document,
            f"Biểu quyết ({vote['how']}, {vote['base']}): {vote['statement']} {vote['result']}",
        )
        for option, people in vote["names"]:
            say(document, f"{option}: {people}.")
    if item["conclusion"]:
        say(document, f"Kết luận: {item['conclusion']}")
