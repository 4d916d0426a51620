from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.blocks.model import Block, BlockKind
from ingest.documents.docx import read_docx
from ingest.errors import DamagedError, EmptyError

_NOTES = """<?xml version="1.0" encoding="UTF-8"?><w:footnotes {namespaces}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="4"><w:p><w:r><w:t>Struken not.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r>
<w:r><w:t xml:space="preserve"> SFS 2010:197.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def blocks(file: Any, tmp_path: Path) -> list[Block]:
    path = tmp_path / "plan.docx"
    file.save(str(path))
    return list(read_docx(path).body())


def add_xml(paragraph: Any, xml: str) -> None:
    root = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    for child in list(root):
        paragraph._p.append(child)


def number(paragraph: Any, number_id: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", number_id)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        numbering.append(element)
    properties.append(numbering)


def add_numbering(file: Any, levels: list[tuple[str, str]]) -> None:
    """Numbering 99 of a file, with the form and pattern of each level."""
    root = file.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99">{inner}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))


def test_headings_come_from_styles_and_outline_levels(tmp_path: Path) -> None:
    """A styled heading, a style of one's own with an outline level, and the title are headings."""
    file = docx.Document()
    file.add_paragraph("Plan för Granvik", style="Title")
    file.add_heading("Mål", 1)
    file.add_heading("Arbete", 2)
    style = file.styles.add_style("Länsrubrik", 1)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="2"/>'))
    file.add_paragraph("Språk", style="Länsrubrik")
    file.add_paragraph("Löpande text.")
    found = blocks(file, tmp_path)
    assert [(block.kind.value, block.level, block.role) for block in found] == [
        ("heading", 1, "title"),
        ("heading", 1, None),
        ("heading", 2, None),
        ("heading", 3, None),
        ("paragraph", None, None),
    ]


def test_a_bold_line_on_its_own_is_a_heading(tmp_path: Path) -> None:
    """Headings that were made by hand are found; a bold sentence is none."""
    file = docx.Document()
    file.add_heading("Mål", 1)
    file.add_paragraph().add_run("Arbete").bold = True
    file.add_paragraph().add_run("Alla ska delta.").bold = True
    assert [(block.kind.value, block.level) for block in blocks(file, tmp_path)] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", None),
    ]


def test_lists_keep_their_depth_and_numbers(tmp_path: Path) -> None:
    """Numbers are counted as Word counts them, per level; bullets are bullets."""
    file = docx.Document()
    add_numbering(file, [("decimal", "%1."), ("lowerLetter", "%2)")])
    for text, level in (("Ett", 0), ("Ett a", 1), ("Ett b", 1), ("Två", 0), ("Två a", 1)):
        number(file.add_paragraph(text), 99, level)
    file.add_paragraph("Punkt", style="List Bullet")
    file.add_paragraph("– Typat streck")
    assert [(block.kind.value, block.marker, block.depth, block.text) for block in blocks(file, tmp_path)] == [
        ("list_item", "1.", 1, "Ett"),
        ("list_item", "a)", 2, "Ett a"),
        ("list_item", "b)", 2, "Ett b"),
        ("list_item", "2.", 1, "Två"),
        ("list_item", "a)", 2, "Två a"),
        ("list_item", "•", 1, "Punkt"),
        ("list_item", "–", 1, "Typat streck"),
    ]


def test_a_numbered_heading_has_its_number(tmp_path: Path) -> None:
    """The number that Word prints before a heading is read though it stands nowhere in the file."""
    file = docx.Document()
    add_numbering(file, [("decimal", "%1"), ("decimal", "%1.%2")])
    for text, level in (("Mål", 1), ("Insatser", 1), ("Arbete", 2)):
        number(file.add_heading(text, level), 99, level - 1)
    assert [(block.number, block.text) for block in blocks(file, tmp_path)] == [
        ("1", "Mål"),
        ("2", "Insatser"),
        ("2.1", "Arbete"),
    ]


def test_deletions_and_comments_are_left_out_and_insertions_read(tmp_path: Path) -> None:
    """The text is the one that results when all changes are accepted."""
    file = docx.Document()
    add_xml(
        file.add_paragraph("Vi ska "),
        '<w:del w:id="1" w:author="A"><w:r><w:delText>kanske </w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>samverka</w:t></w:r></w:ins>'
        '<w:hyperlink><w:r><w:t xml:space="preserve"> brett</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dold</w:t></w:r>",
    )
    paragraph = file.add_paragraph("Nästa mening.")
    file.add_comment(paragraph.runs, text="Ska vi ha med detta?", author="A")
    assert [block.text for block in blocks(file, tmp_path)] == ["Vi ska samverka brett.", "Nästa mening."]


def test_footnotes_stand_after_the_text(tmp_path: Path) -> None:
    """A note is numbered in the order of the text; a note that nothing points to is left out."""
    file = docx.Document()
    add_xml(
        file.add_paragraph("Enligt lagen"),
        '<w:r><w:footnoteReference w:id="5"/></w:r><w:r><w:t xml:space="preserve"> gäller det.</w:t></w:r>',
    )
    path = tmp_path / "noter.docx"
    file.save(str(path))
    with_footnotes(path)
    text, note = read_docx(path).body()
    assert (text.text, text.notes) == ("Enligt lagen gäller det.", ((12, "1"),))
    assert (note.kind, note.number, note.text) == (BlockKind.FOOTNOTE, "1", "SFS 2010:197.")


def with_footnotes(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relation = (
        '<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        'Target="footnotes.xml"/></Relationships>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    relations, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    parts[relations] = parts[relations].replace(b"</Relationships>", relation.encode())
    parts[types] = parts[types].replace(b"</Types>", override.encode())
    parts["word/footnotes.xml"] = _NOTES.format(namespaces=nsdecls("w")).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_tables_give_rows_with_headers(tmp_path: Path) -> None:
    """A bold first row names the columns, and a cell that spans rows stands in each of them."""
    file = docx.Document()
    table = file.add_table(3, 3)
    rows = (("Område", "Mål", "Ansvarig"), ("Arbete", "Fler i jobb", "Regionen"), ("", "Kortare väntan", ""))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].add_run(text).bold = texts is rows[0]
    table.cell(1, 0).merge(table.cell(2, 0))
    found = blocks(file, tmp_path)
    assert [row.text for row in found] == [
        "Område | Mål | Ansvarig",
        "Arbete | Fler i jobb | Regionen",
        "Arbete | Kortare väntan",
    ]
    assert [cell.header for cell in found[2].cells] == ["Område", "Mål"]
    assert {row.table for row in found} == {0}


def test_a_frame_made_of_a_table_is_a_box(tmp_path: Path) -> None:
    """A table of one cell is a box with its own heading and paragraphs."""
    file = docx.Document()
    cell = file.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "En ruta med text som hör ihop."
    file.add_paragraph("Utanför rutan.")
    inside, outside = blocks(file, tmp_path)
    assert (inside.kind, inside.frame) == (BlockKind.BOX, 1)
    assert (outside.kind, outside.frame) == (BlockKind.PARAGRAPH, None)


def test_contents_and_page_headers_are_furniture(tmp_path: Path) -> None:
    """The table of contents and what repeats on every page are apart from the text."""
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Dnr 1234-2024"
    file.styles.add_style("toc 1", 1)
    file.add_paragraph("Mål\t3", style="toc 1")
    file.add_paragraph("Text.")
    path = tmp_path / "plan.docx"
    file.save(str(path))
    assert [(block.text, block.role) for block in read_docx(path).blocks] == [
        ("Dnr 1234-2024", "header"),
        ("Mål 3", "toc"),
        ("Text.", None),
    ]


def test_the_files_own_properties_are_metadata(tmp_path: Path) -> None:
    """Title, author, language and dates come along."""
    file = docx.Document()
    file.add_paragraph("Text.")
    core = file.core_properties
    core.title, core.author, core.language, core.created = "Plan", "Granviks kommun", "sv-SE", datetime(2024, 3, 1)
    file.save(str(tmp_path / "plan.docx"))
    metadata = read_docx(tmp_path / "plan.docx").metadata
    assert {name: metadata[name] for name in ("title", "author", "language")} == {
        "title": "Plan",
        "author": "Granviks kommun",
        "language": "sv-SE",
    }
    assert metadata["created"].startswith("2024-03-01")


def test_every_span_of_the_text_is_its_own_quotation(tmp_path: Path) -> None:
    """The blocks' offsets add up to the document's text."""
    file = docx.Document()
    file.add_heading("Mål", 1)
    file.add_paragraph("Alla ska delta.")
    file.save(str(tmp_path / "plan.docx"))
    document = read_docx(tmp_path / "plan.docx")
    assert [document.text[block.start : block.end] for block in document.blocks] == ["Mål", "Alla ska delta."]
    assert document.evidence(4, 19).quote == "Alla ska delta."


def test_a_file_without_text_or_with_a_broken_part_is_an_error(tmp_path: Path) -> None:
    """The error names the file and what helps."""
    docx.Document().save(str(tmp_path / "tom.docx"))
    with pytest.raises(EmptyError, match=r"tom\.docx"):
        read_docx(tmp_path / "tom.docx")
    data = (tmp_path / "tom.docx").read_bytes()
    (tmp_path / "trasig.docx").write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedError, match=r"trasig\.docx.*save it again"):
        read_docx(tmp_path / "trasig.docx")
