"""Hyphens at line ends, undone with Swedish sense."""

from __future__ import annotations

import pytest

from ingest.layout.hyphens import Vocabulary, join_line_end

KNOWN = Vocabulary(
    ["sjukvård", "utbildningsplats", "gemensamma", "starta-eget-bidrag"], ["https://www.exempel.se/in-och-ut/sida"]
)


@pytest.mark.parametrize(
    ("left", "right", "after", "whole"),
    [
        ("integra-", "tion", "är", "integration"),
        ("integra\u2010", "tion", "är", "integration"),
        ("integra\u00ad", "tion", "är", "integration"),
        ("hälso-", "och", "sjukvård", "hälso- och"),
        ("gemen-", "samt", "arbete", "gemensamt"),
        ("region-", "samt", "kommunnivå", "region- samt"),
        ("Hälso-", "sjuk-", "och", "Hälso- sjuk-"),
        ("utbild-", "nings-", "och", "utbildnings-"),
        ("LMA-", "ersättning", "betalas", "LMA-ersättning"),
        ("TIA-", "medel", "söks", "TIA-medel"),
        ("ARBETSMARKNADS-", "SAMVERKAN", "", "ARBETSMARKNADSSAMVERKAN"),
        ("2030-", "målen", "nås", "2030-målen"),
        ("icke-", "diskriminering", "är", "icke-diskriminering"),
        ("ARBETSMARKNAD/", "KOMPETENS", "", "ARBETSMARKNAD/KOMPETENS"),
        ("bra/", "Mindre", "bra", "bra/ Mindre"),
        ("2024–", "2027", "gäller", "2024–2027"),
        ("län", "är", "stort", "län är"),
        ("https://www.exempel.se/publikatio-", "ner/2021", "", "https://www.exempel.se/publikationer/2021"),
        ("https://www.exempel.se/in-", "och-ut/sida.", "", "https://www.exempel.se/in-och-ut/sida."),
    ],
)
def test_line_end(left: str, right: str, after: str, whole: str) -> None:
    """Two lines are joined as the author wrote the words."""
    kept, between = join_line_end(left, right, after, KNOWN)
    assert kept + between + right == whole
