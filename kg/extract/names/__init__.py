"""What a text names: its bodies, institutions, documents, schemes and groups, each with all its forms."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kg.extract.names.addressees import addressees
from kg.extract.names.apart import told_apart
from kg.extract.names.branded import product_names, quoted_schemes, service_lines
from kg.extract.names.citations import instruments
from kg.extract.names.clusters import absorb_later_short_forms, by_key
from kg.extract.names.found import Claims
from kg.extract.names.groups import groups
from kg.extract.names.organisations import organisations
from kg.extract.names.phrases import tokens
from kg.extract.names.programmes import schemes
from kg.extract.names.short_forms import short_forms

if TYPE_CHECKING:
    from kg.extract.mentions import Name

__all__ = ["find_names"]


def find_names(text: str) -> tuple[Name, ...]:
    """Find all that a text names, whether or not its policy is about it.

    Args:
        text: An article's text, its headline the first line.

    Returns:
        The names in the order of their first mentions. Time is linear in the text's length.
    """
    phrase = tokens(text)
    given = list(short_forms(text))
    brackets, named = Claims(len(text)), Claims(len(text))
    documents = instruments(text, brackets, named, given)
    sent_to = list(addressees(text))
    for found in sent_to:
        brackets.take(found.begin, found.end)
        named.take(found.begin, found.end)
    places, bodies, taken = organisations(text, phrase, brackets, given)
    for found in sent_to:
        taken.take(found.begin, found.end)
    for found in places:
        named.take(found.begin, found.end)
    quoted = list(quoted_schemes(text, phrase, named))
    for found in quoted:
        named.take(found.begin, found.end)
    others = (product_names(text, named), service_lines(text, named), schemes(text, phrase, named))
    programmes = by_key(text, sorted([*quoted, *chain(*others)], key=lambda found: found.begin))
    absorb_later_short_forms(text, programmes, 4)
    grouped = groups(text, phrase, taken, {found.end: found.begin for found in places})
    kinds = by_key(text, [*sent_to, *told_apart(text, grouped)])
    absorb_later_short_forms(text, kinds, 4)
    names = [c.name() for part in (documents, bodies, programmes, kinds) for c in part.values() if c.found]
    names.sort(key=lambda name: (name.mentions[0].span.begin, name.type, name.form))
    return tuple(names)
