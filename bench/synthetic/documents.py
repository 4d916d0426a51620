"""A number in, the outcome of reading the made-up document of that number out: its facts, its text, and its file."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from bench.synthetic.bank import Chooser
from bench.synthetic.chapters import Draft, write_chapters
from bench.synthetic.parties import parties_of
from bench.synthetic.plan import Plan, plan
from ingest.evidence import Evidence
from ingest.facts.records import Document, Facts, Party
from ingest.outcomes import Outcome

__all__ = ["read_made_up"]

_FEW, _MOST = 6, 60  # partners


def read_made_up(number: int, folder: Path, seed: int = 1) -> Outcome[tuple[Facts, str]]:
    """What reading the document of a number gives; its text is written to a file of the folder.

    The same number and seed give the same facts.
    """
    planned = plan(number)
    chooser = Chooser(f"{seed}-{number}", planned.place)
    size = chooser.random.lognormvariate(0, 0.35)
    partners = min(_MOST, max(_FEW, round(chooser.random.expovariate(1 / 14))))
    draft = Draft(planned, chooser, parties_of(planned.county, chooser, partners), size)
    proofs = _cover(draft)
    write_chapters(draft)
    text = draft.pages.text
    document = _document(planned, draft, proofs, text)
    file = folder / document.file_name
    file.write_text(text, encoding="utf-8", newline="\n")
    facts = Facts(document=document, text=text, facts=tuple(draft.facts))
    return Outcome.of_value(file, (facts, text))


def _cover(draft: Draft) -> tuple[Evidence, ...]:
    of = draft.plan
    proofs = [draft.pages.say(of.title, "title")]
    if of.county:
        proofs.append(draft.pages.say(of.county.name, "county"))
        proofs.append(draft.pages.say(f"Gäller {of.begins.year}–{of.ends.year}", "validFrom"))
    return tuple(proofs)


def _document(of: Plan, draft: Draft, proofs: tuple[Evidence, ...], text: str) -> Document:
    told = of.kind in ("Leaflet", "WebPage")
    checksum = sha256(text.encode()).hexdigest()
    issuer = next((one for one in draft.parties if one.kind == "CountyBoard"), None)
    return Document(
        file_name=f"syntet-{of.number:06}.txt",
        sha256=checksum,
        text_sha256=checksum,
        page_count=draft.pages.count,
        kind=of.kind,
        scope="National" if of.county is None else "Local" if of.municipality else "Regional",
        title=of.title,
        county=of.county.name if of.county else None,
        municipality=of.municipality.name if of.municipality else None,
        publisher=issuer if of.county else Party("Socialstyrelsen", "Socialstyrelsen", "Agency"),
        valid_from=of.begins,
        valid_to=None if told or draft.chooser.chance(0.1) else of.ends,
        validity_as_written=f"{of.begins.year}–{of.ends.year}",
        describes=f"Strategi för {of.subject} i {of.place}" if told else None,
        evidence=proofs,
    )
