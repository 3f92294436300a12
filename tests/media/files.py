"""Small files of every kind, honest and hostile, made in memory."""

import zipfile
import zlib
from io import BytesIO

import pillow_heif
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

OOXML = "application/vnd.openxmlformats-officedocument."
MAIN_PARTS = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}
ODF = "application/vnd.oasis.opendocument."
ODF_TYPES = {"odt": ODF + "text", "ods": ODF + "spreadsheet", "odp": ODF + "presentation"}
GPS_DIRECTORY, ORIENTATION, CAMERA = 0x8825, 0x0112, 0x0110


def upload(name, data):
    return SimpleUploadedFile(name, data)


def archive(parts, compression=zipfile.ZIP_DEFLATED):
    """Return a zip file of {name: bytes}."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", compression) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return written.getvalue()


def office(kind, main=b"<document/>", content_type=None, **more):
    """Return a docx, xlsx or pptx whose main part is `main`."""
    path, default_type = MAIN_PARTS[kind]
    content_type = content_type or OOXML + default_type
    part = f'<Override PartName="/{path}" ContentType="{content_type}"/>'
    types = f'<?xml version="1.0"?><Types>{part}</Types>'
    return archive({"[Content_Types].xml": types, path: main, **more})


def open_document(kind, **more):
    return archive({"mimetype": ODF_TYPES[kind], "content.xml": "<content/>", **more})


def pdf(objects, trailer="/Root 1 0 R"):
    """Return a PDF of numbered objects given as text."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        body = body if isinstance(body, bytes) else body.encode()
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} {trailer} >>\n"
    return data + end.encode() + f"startxref\n{len(data)}\n%%EOF\n".encode()


def pdf_of_pages(count):
    kids = " ".join(f"{number} 0 R" for number in range(3, count + 3))
    pages = ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * count
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"
    return pdf(["<< /Type /Catalog /Pages 2 0 R >>", tree, *pages])


def picture(file_format="JPEG", size=(80, 60), mode="RGB", **options):
    """Return a picture; HEIF needs no options."""
    if file_format == "HEIF":
        pillow_heif.register_heif_opener()
    written = BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(written, file_format, **options)
    return written.getvalue()


def exif():
    """Return the notes of a phone: where the picture was taken, by which camera, lying on a side."""
    notes = Image.Exif()
    notes[CAMERA] = "Dien thoai cua chi Hoa"
    notes[ORIENTATION] = 6
    notes.get_ifd(GPS_DIRECTORY).update(
        {1: "N", 2: (11.0, 32.0, 0.0), 3: "E", 4: (106.0, 53.0, 0.0)}
    )
    return notes.tobytes()


def png_head(width, height):
    """Return a PNG that only claims its measures."""
    body = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\x00\x00\x00"
    chunk = (13).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)
    pixels = b"IDAT" + zlib.compress(b"\0" * 100)
    chunk += (len(pixels) - 4).to_bytes(4) + pixels + zlib.crc32(pixels).to_bytes(4)
    return b"\x89PNG\r\n\x1a\n" + chunk


def pdf_of_text(*pages, trailer="/Root 1 0 R", more=()):
    """Return a PDF whose pages say these plain ASCII words."""
    first = 4
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for place, words in enumerate(pages):
        drawn = f"BT /F1 12 Tf 50 700 Td ({words}) Tj ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R"
            f" >> >> /Contents {first + 2 * place + 1} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    return pdf([*objects, *more], trailer)


def word_file(*paragraphs, table=()):
    """Return a DOCX as Word saves it, with paragraphs and one row of a table."""
    from docx import Document

    document, written = Document(), BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        row = document.add_table(rows=1, cols=len(table)).rows[0]
        for cell, text in zip(row.cells, table, strict=True):
            cell.text = text
    document.save(written)
    return written.getvalue()


def keep_one_page(row, name, data=None):
    """Let a PrivateFile row keep a PDF of one page, or other `data`, which is read as always.

    Of the one page the count is known; a child process for each would take most of a test's time.
    """
    if data is None:
        row.page_count = 1
    row.keep(ContentFile(pdf_of_pages(1) if data is None else data, name), counted=data is None)
