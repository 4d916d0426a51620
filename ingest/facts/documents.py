"""A read document in, what it says about itself out: kind, title, county, publisher, validity, adoption, draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from ingest.blocks.model import BlockKind
from ingest.evidence import Evidence
from ingest.facts.document_dates import Adoption, Validity, find_adoption, find_draft, find_registration, find_validity
from ingest.facts.document_places import find_county, find_municipality, find_publisher, publisher_kind
from ingest.facts.document_titles import Stated, find_kind, find_title, kind_of, named_kind
from ingest.facts.reading import Reading
from ingest.facts.records import Document, Party

__all__ = ["read_document_attributes"]

_LONGEST_DESCRIBED = 18  # words of a heading that names another document


def read_document_attributes(reading: Reading) -> Document:
    """The attributes of a document; each value that a page shows has evidence that names its property."""
    title = find_title(reading)
    kind = find_kind(reading, title.value)
    county = find_county(reading, title)
    publisher = find_publisher(reading, county.value if county else None, kind)
    # a page or leaflet with another title only tells about a strategy, whose dates are not its own
    told = named_kind(title.value) if kind in ("WebPage", "Leaflet") else kind
    validity = find_validity(reading, title, told) if told else None
    adoption = find_adoption(reading, title, told) if told else None
    return _document(reading, title, kind, county, publisher, validity, adoption)


def _document(
    reading: Reading,
    title: Stated,
    kind: str,
    county: Stated | None,
    publisher: Stated | None,
    validity: Validity | None,
    adoption: Adoption | None,
) -> Document:
    read = reading.document
    draft = find_draft(reading)
    registration = find_registration(reading)
    municipality = find_municipality(title.value)
    proofs = [title.evidence, *(one.evidence for one in (county, publisher, registration) if one), draft]
    return Document(
        file_name=read.file_name,
        sha256=read.sha256,
        text_sha256=sha256(read.text.encode()).hexdigest(),
        page_count=len(read.page_sizes),
        kind=kind,
        scope="Local" if municipality else "Regional" if county else "National",
        title=title.value,
        county=county.value if county else None,
        municipality=municipality,
        publisher=_party(publisher.value) if publisher else None,
        valid_from=validity.first if validity else None,
        valid_to=validity.last if validity else None,
        validity_as_written=validity.words if validity else None,
        adopted_on=adoption.day if adoption else None,
        adopted_at=adoption.place if adoption else None,
        draft=draft is not None,
        describes=None if kind not in ("WebPage", "Leaflet") else next(_described(reading), None),
        language=read.metadata.get("language", "sv")[:2].lower() or "sv",
        registration_number=registration.value if registration else None,
        source_address=read.metadata.get("address"),
        evidence=tuple(
            one for one in [*proofs, *_of_validity(validity, reading), *_of_adoption(adoption, reading)] if one
        ),
    )


def _party(name: str) -> Party:
    return Party(name=name, mentioned_as=name, kind=publisher_kind(name))


def _of_validity(validity: Validity | None, reading: Reading) -> Iterator[Evidence]:
    """One evidence for each of the two days that is given."""
    if validity and (place := validity.evidence):
        if validity.first:
            yield reading.evidence(place.start, place.end, "validFrom")
        if validity.last:
            yield reading.evidence(place.start, place.end, "validTo")


def _of_adoption(adoption: Adoption | None, reading: Reading) -> Iterator[Evidence]:
    if adoption:
        yield adoption.evidence
        if adoption.place:
            yield reading.evidence(adoption.evidence.start, adoption.evidence.end, "adoptedAt")


def _described(reading: Reading) -> Iterator[str]:
    """The titles of strategies that a web page or leaflet has a heading for."""
    for block in reading.blocks:
        named = (
            block.kind is BlockKind.HEADING and len(block.text.split()) <= _LONGEST_DESCRIBED and kind_of(block.text)
        )
        if named and re.search(r"\b(?:för|i|19|20)", block.text):
            yield block.text.strip()
