"""What the role models look at where a whole document or programme and a body or group are weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.characters import beside, character_pairs
from kg.extract.relations.role_features import sort_of

if TYPE_CHECKING:
    from kg.extract.mentions import Name
    from kg.extract.reader import Reader
    from kg.extract.relations.wholes import About, Place

_MANY = 4
_LAST_WORDS = 2


def of_subject(reader: Reader, number: int, about: About) -> list[str]:
    """What the document or programme is to the article."""
    one, sets_out = reader.names[number], about.sets_out.get(number, 0)
    features = ["bias", f"type={one.type}", f"principal={number in about.principal}"]
    features.append(f"sets-out={min(sets_out // 3, _MANY)}")
    features.append(f"main={sets_out > 0 and sets_out == about.most}")
    features.append(f"subject-headed={about.heads(one)}")
    return features


def of_people(one: Name, title: str, inside: str | None, about: About) -> list[str]:
    """Who it is, how often the article speaks of it, and how the document's title does."""
    features = [f"headed={about.heads(one)}", f"mentions={min(len(one.mentions), _MANY)}", *character_pairs(one.form)]
    if inside is not None:
        begin = title.find(inside)
        features += ["in-title", *(f"title:{side}" for side in beside(title, begin, begin + len(inside)))]
    return features


def of_place(reader: Reader, subject: int, place: Place | None, about: About) -> list[str]:
    """How they stand where they come nearest, or that they never do."""
    kind = reader.names[subject].type
    if place is None:
        return ["apart", f"type,apart={kind}"]
    one, reading, spoken = place.one, reader.readings[place.clause], reader.frames[place.clause].instruments
    sort = sort_of(reader.text, one)
    features = [f"away={place.away}", f"type,away={kind},{place.away}", f"who={sort}", f"type,who={kind},{sort}"]
    features += [f"word={token.word}" for token in [t for t in reading.tokens if t.end <= one.begin][-_LAST_WORDS:]]
    features += [f"modal={modal}" for modal in sorted(reading.head.modals)]
    if one in reading.head.subjects:
        features.append(f"subject={reading.head.ordered}")
    if place.away == 0:
        features += beside(reader.text, one.begin, one.end)
    if subject in about.issued:
        features.append(f"issued-away={min(abs(about.issued[subject] - place.clause), _MANY)}")
    features.append(f"spoken={subject in spoken}")
    features.append(f"early={reading.paragraph <= 1}")
    return features
