"""Organisations that are no public bodies: firms, banks, exchanges, associations, schools."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.names.bodies import AGENCY, INSTITUTION, PLACE, STANDING
from kg.extract.names.found import Claims, Found
from kg.extract.names.phrases import Token, reach_left, token_from
from kg.extract.names.words import Kind, alternation, families, words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.bodies import Hit

_BRANCH = re.compile(
    r"(?:省|市|自治区)?(?:中心支行|中心支公司|支公司|分公司|分行|支行|总部|营业部|办事处|分会)|总公司|总行|各?分支机构"
)
_BRACKETED_PLACE = re.compile("[（(][\u4e00-\u9fff]{2,5}[）)]$")
_LONGEST_NAME = 24
_SHORTEST_NAME = 2
_SHORTEST_TASK = 4  # what a leading group is for takes four characters to say
_INSIDE = int(
    Kind.FREE | Kind.MODIFIER | Kind.NOMINAL | Kind.REGION | Kind.ALONE | Kind.BOUND | Kind.STRONG | Kind.WEAK
)


@cache
def _endings() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    firm, placed = words("institutions", "firm"), words("institutions", "placed")
    return re.compile(f"{alternation(firm, placed)}{{1,2}}"), frozenset(firm), frozenset(words("institutions", "kind"))


@cache
def _expert() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{0,10}}?{alternation(words('institutions', 'expert'))}")


def speaks_as_outsider(text: str, end: int) -> bool:
    """Whether a person of this employer speaks here, as in ``光大银行金融市场部宏观研究员``."""
    return _expert().match(text, end) is not None


def listed_institutions(text: str, found: list[Hit]) -> Iterator[Found]:
    """Institutions on the list, with the branch named after them: ``交通银行香港分行``, ``中国信保总公司``."""
    known = families("institutions", "known")
    for index, hit in enumerate(found):
        if hit.kind != INSTITUTION or speaks_as_outsider(text, hit.end):
            continue
        end = hit.end
        after = found[index + 1] if index + 1 < len(found) else None
        place_end = after.end if after and after.kind == PLACE and after.begin == end else end
        if branch := _BRANCH.match(text, place_end):
            end = branch.end()
        rule = "branch-of-an-institution" if end > hit.end else "listed-institution"
        whole = text[hit.begin : hit.end]
        key = known.get(whole, whole) + text[hit.end : end]
        yield Found(EntityType.INSTITUTION, hit.begin, end, key, rule, 0.7)


def unlisted_institutions(text: str, found: list[Hit], phrase: list[Token], claims: Claims) -> Iterator[Found]:
    """A proper name and a legal form, or a place and a kind: ``某某进出口贸易有限公司``, ``昆山农商行``."""
    ending, firms, kinds = _endings()
    places = {hit.begin: hit.end for hit in found if hit.kind in (PLACE, INSTITUTION)}
    for match in ending.finditer(text):
        bracket = _BRACKETED_PLACE.search(text, max(0, match.start() - 8), match.start())  # 某某科技（深圳）有限公司
        before = bracket.start() if bracket else match.start()
        begin = _begin(before, phrase, places)
        name = text[begin : match.start()]
        if len(name) < _SHORTEST_NAME or not claims.free(begin, match.end()) or speaks_as_outsider(text, match.end()):
            continue
        placed = begin in places or (
            name.startswith(("中国", "全国", "国家", "中华")) and not name.startswith(("全国性", "国家级"))
        )
        rest = text[places[begin] : match.start()] if begin in places else name
        if match[0] in firms:
            if rest and name not in kinds and rest not in kinds:
                yield Found(EntityType.INSTITUTION, begin, match.end(), name + match[0], "firm", 0.7)
        elif placed and name not in kinds and places.get(begin, 0) <= match.start():
            yield Found(EntityType.INSTITUTION, begin, match.end(), name + match[0], "place-and-institution", 0.6)


def _begin(end: int, phrase: list[Token], places: dict[int, int]) -> int:
    """Where the name that ends at ``end`` begins: at its first place if it has one, else as far as no verb stands."""
    index = token_from(phrase, end)
    anchor = [*phrase[max(0, index - 12) : index], Token(end, end, 0)]
    reach = reach_left(anchor, len(anchor) - 1, _INSIDE, _LONGEST_NAME)
    return next((begin for begin in range(reach.begin, end) if begin in places), reach.begin)


def standing_bodies(text: str, found: list[Hit], phrase: list[Token], claims: Claims) -> Iterator[Found]:
    """Leading groups and joint mechanisms by the end of their name: ``某某工作领导小组``, ``某某部际协调机制``."""
    inside = _INSIDE | int(Kind.STOP | Kind.RESTRICTS | Kind.DETERMINER)
    bodies = {hit.begin for hit in found if hit.kind in (AGENCY, PLACE)}
    for hit in found:
        if hit.kind != STANDING:
            continue
        index = token_from(phrase, hit.begin)
        window = phrase[max(0, index - 12) : index]
        cut = next((i for i in range(len(window) - 1, -1, -1) if window[i].kinds & Kind.PUNCTUATION), -1)
        anchor = [*window[cut + 1 :], Token(hit.begin, hit.begin, 0)]
        begin = reach_left(anchor, len(anchor) - 1, inside, 30).begin
        begin = next((at for at in range(begin, hit.begin) if at in bodies), begin)
        if hit.begin - begin >= _SHORTEST_TASK and claims.free(begin, hit.end):
            yield Found(EntityType.AGENCY, begin, hit.end, text[begin : hit.end], "standing-body", 0.7)
