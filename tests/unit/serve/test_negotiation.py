from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.negotiation import GRAPHS, PAGE, RESULTS, preferred

JENA = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.9, text/tab-separated-values;q=0.7, "
    "text/csv;q=0.5, application/json;q=0.2, application/xml;q=0.2, */*;q=0.1"
)
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "json"),
        ("*/*", "json"),
        (JENA, "json"),
        ("text/csv", "csv"),
        ("text/*;q=0.5", "csv"),
        ("text/*;q=0.5, text/csv;q=0", "tsv"),
        ("application/*;q=0.1, text/tab-separated-values;q=0.2", "tsv"),
        ("application/xml;q=0.9, application/json;q=0.8", "xml"),
        ("text/turtle", None),
        ("*/*;q=0", None),
        ("application/json;q=many", None),
    ],
)
def test_rows_come_in_the_form_of_the_highest_quality(accept: str, form: str | None) -> None:
    assert preferred(accept, RESULTS) == form


@pytest.mark.parametrize(
    ("accept", "form"), [(FIREFOX, "html"), ("", "ttl"), ("application/ld+json, */*;q=0.1", "jsonld")]
)
def test_browsers_get_pages_and_others_data(accept: str, form: str) -> None:
    assert preferred(accept, {**GRAPHS, **PAGE}) == form


@given(st.text(max_size=60))
def test_any_header_is_read(accept: str) -> None:
    assert preferred(accept, RESULTS) in {*RESULTS, None}


@pytest.mark.parametrize("form", RESULTS)
def test_a_form_that_is_named_exactly_is_chosen(form: str) -> None:
    assert preferred(f"{RESULTS[form][0]}, */*;q=0.9", RESULTS) == form
