"""The words of conditions in definitions come down to concepts that can be compared."""

from __future__ import annotations

import doctest

import pytest

from ontology import criteria
from ontology.criteria import conditions_in
from ontology.terms import SAM_ID


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("väntar på svar om asyl", {"decision-pending"}),
        ("är skilt från sina föräldrar", {"without-guardian"}),
        ("lämnats ensamt efter ankomsten", {"left-alone-later", "from-arrival"}),
        ("den dag då tillståndet gavs", {"from-permit"}),
        ("etableringsprogrammets två år", {"from-programme"}),
        ("har ett tillfälligt uppehållstillstånd", {"temporary-permit", "from-permit"}),
        ("tycker om musik", set()),
    ],
)
def test_words_come_down_to_concepts(words: str, expected: set[str]) -> None:
    """Each condition is known by its words; what is none has no concept."""
    assert set(conditions_in(words)) == {str(SAM_ID[f"criterion/{name}"]) for name in expected}


def test_the_example_holds() -> None:
    """The example in the module's documentation holds."""
    assert doctest.testmod(criteria).failed == 0
