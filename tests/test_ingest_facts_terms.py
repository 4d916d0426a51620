"""Terms in their dictionary form."""

from __future__ import annotations

import pytest

from ingest.facts.terms import dictionary_form


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Nyanlända", "nyanländ"),
        ("”Ensamkommande barn”", "ensamkommande barn"),
        ("utrikes födda", "utrikes född"),
        ("Den primära målgruppen", "primär målgrupp"),
        ("nyanlända elever", "nyanländ elev"),
        ("kvotflyktingar", "kvotflykting"),
        ("Personer med funktionsnedsättning", "person med funktionsnedsättning"),
        ("mottagandet", "mottagande"),
        ("Begreppet integration", "integration"),
        ("asylsökande", "asylsökande"),
        ("intersektionalitet", "intersektionalitet"),
        ("Psykisk långsamhet", "psykisk långsamhet"),
        ("civilsamhället", "civilsamhälle"),
    ],
)
def test_dictionary_form(written: str, form: str) -> None:
    """Plural and definite forms, quotation marks and articles go; words of one form stay."""
    assert dictionary_form(written) == form
