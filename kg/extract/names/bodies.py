"""Public bodies: those that a list holds, and those that a place, a subject and a kind of office make up."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.names.found import Claims, Found
from kg.extract.names.words import Automaton, alternation, automaton, families, table, words
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

AGENCY, INSTITUTION, PLACE, MEDIUM, STANDING = 1, 2, 4, 8, 16

_NOT_AFTER_COMMITTEE = "员托派任内外"


class Hit(NamedTuple):
    """A listed organisation or place where it stands."""

    begin: int
    end: int
    kind: int


@cache
def _listed() -> Automaton:
    kinds: dict[str, int] = {}
    for form, *_rest in table("regions"):
        if len(form) > 1:
            kinds[form] = PLACE
    for form, kind, *_rest in table("agencies"):
        kinds[form] = AGENCY if kind == "Agency" else INSTITUTION
    kinds |= dict.fromkeys(families("institutions", "known"), INSTITUTION)
    kinds |= dict.fromkeys(families("bodies", "central"), AGENCY)
    for form in words("bodies", "unsure"):
        kinds.pop(form, None)
    kinds |= dict.fromkeys(words("institutions", "media"), MEDIUM)
    kinds |= dict.fromkeys(words("bodies", "standing"), STANDING)
    return automaton(kinds)


def hits(text: str) -> list[Hit]:
    """All listed organisations and places of a text, in order, the longest where two begin together."""
    listed = _listed()
    kinds = listed.kinds
    return [
        Hit(begin, end, kinds[index])
        for index, begin, end in listed.search.find_matches_as_indexes(text)
        if not _by_chance(text, begin, end)
    ]


def _by_chance(text: str, begin: int, end: int) -> bool:
    """Whether a listed form is only a part of another word: 财政部 of 财政部门, 中办 of 集中办理."""
    if text[end - 1] == "部" and text.startswith("门", end):
        return True
    if text[begin:end] not in words("bodies", "guarded"):
        return False
    return begin > 0 and "\u4e00" <= text[begin - 1] <= "\u9fff" and not text.startswith(("、", "印发", " "), end)


_NO_SUCH_SEAT = "(?<!所(?=[在属有辖得]))"  # 海关所属, 海关所在口岸


@cache
def _office() -> re.Pattern[str]:
    function, seat = alternation(words("bodies", "function")), alternation(words("bodies", "seat"))
    organ = alternation(words("bodies", "organ"), words("bodies", "court"))
    inner = "(?:第[一二三四五六七八九十]{1,2}(?:稽查局|分局|税务分局)|稽查局|征信中心)?"
    return re.compile(
        f"(?:{function}{{1,3}}{seat}{_NO_SUCH_SEAT}{inner}|{organ}(?![{_NOT_AFTER_COMMITTEE}]))(?!长[^三江期效])"
    )


@cache
def _own_office() -> re.Pattern[str]:
    function, seat = alternation(words("bodies", "function")), alternation(words("bodies", "seat"))
    court = alternation(words("bodies", "court"))
    party = (
        "(?:(?:人民)?政府(?:办公厅|办公室)?|委(?:办公厅|办公室|常委会|宣传部|组织部)?"
        "|人大(?:常委会)?|政协|纪委(?:监委)?"
        f"|{court})"
    )
    return re.compile(
        f"(?<![各全两多级上本城都县区设辖列地外])(?<!市(?=县))(?:[省市区县州]{party}(?![{_NOT_AFTER_COMMITTEE}性采])|[省市区县州]{function}{{1,3}}{seat}{_NO_SUCH_SEAT}"
        "|自治区(?:党委|政府|人民政府)(?:办公厅)?)"
    )


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(alternation(words("bodies", "branch")))


_DEPARTMENT = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:司(?![法机])|局(?=局长|副局长|有关|相关|负责人|表示|介绍|、|，)|处(?=处长|副处长|负责人))"
)
_SPACED = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:[ \u3000]{1,4}[\u4e00-\u9fff]){2}(?![\u4e00-\u9fff])")
_SPACES = re.compile(r"[ \u3000]+")
_OWN_OFFICE = re.compile("办公厅|办公室")
_MANY = ("直辖市", "单列市")
_EACH = re.compile("各[省市县区州盟旗、]{1,4}$")  # 各市州教育局 are many
_NOT_IN_DEPARTMENT = re.compile("[各的了在对为将等是和与、]|负责人|印发|发布|表示|联合|部署|公司")


def listed_bodies(text: str, found: list[Hit]) -> Iterator[Found]:
    """Bodies on the list, with the branch or the department named after them.

    ``人民银行福州中心支行`` is one body. ``财政部经济建设司`` is one, and 财政部, which speaks through it, another.
    """
    known = families("bodies", "central")
    branching, seated = set(words("bodies", "branching")), set(words("bodies", "seated"))
    for index, hit in enumerate(found):
        if hit.kind != AGENCY:
            continue
        own = _own_office().match(text, hit.begin - 1) if hit.begin else None
        if own and own.end() >= hit.end:  # 市药监局 is no other place's 药监局
            continue
        if text.endswith(_MANY, 0, hit.begin):  # 各省、自治区、直辖市发展改革委 are many
            continue
        form = text[hit.begin : hit.end]
        end = hit.end
        if form in branching or form in seated:
            place = found[index + 1] if index + 1 < len(found) else None
            after = place.end if place and place.begin == end and place.kind == PLACE else end
            if branch := _branch().match(text, after):
                end = branch.end()
            elif (after > end or form in seated) and (office := _office().match(text, after)):
                end = office.end()
        if end > hit.end:
            yield Found(EntityType.AGENCY, hit.begin, end, _key(text[hit.begin : end]), "branch-of-a-body", 0.95)
            continue
        yield Found(EntityType.AGENCY, hit.begin, end, known.get(form, _key(form)), "listed-body", 0.95)
        department = _DEPARTMENT.match(text, end) or _OWN_OFFICE.match(text, end)
        if department and not _NOT_IN_DEPARTMENT.search(department[0]) and text[end - 1] in "部委局署会院行办":
            yield Found(
                EntityType.AGENCY, hit.begin, department.end(), text[hit.begin : department.end()], "department", 0.5
            )


_SITTING = re.compile("第[一二三四五六七八九十]{1,3}届人民代表大会(?:常务委员会)?")


def sitting_congresses(text: str, found: list[Hit]) -> Iterator[Found]:
    """A place's congress by the number of its term: ``青海省第十四届人民代表大会常务委员会``."""
    for hit in found:
        if hit.kind == PLACE and (term := _SITTING.match(text, hit.end)):
            key = _key(text[hit.begin : hit.end] + term[0].partition("届")[2])
            yield Found(EntityType.AGENCY, hit.begin, term.end(), key, "sitting-congress", 0.9)


def spaced_bodies(text: str) -> Iterator[Found]:
    """A body that signs with its letters spread out: ``财  政  部``."""
    known = families("bodies", "central")
    for match in _SPACED.finditer(text):
        form = _SPACES.sub("", match[0])
        if form in known:
            yield Found(EntityType.AGENCY, *match.span(), known[form], "listed-body", 0.95)


def local_bodies(text: str, found: list[Hit]) -> Iterator[Found]:
    """A place and its organ or office: ``上海市科委``, ``江西省交通运输执法局``, ``四川省人民政府办公厅``."""
    index = 0
    while index < len(found):
        hit, first = found[index], index
        index += 1
        if hit.kind != PLACE:
            continue
        end = hit.end
        while index < len(found) and found[index].kind == PLACE and found[index].begin == end:
            end = found[index].end
            index += 1
        if office := _office().match(text, end):
            yield Found(
                EntityType.AGENCY,
                hit.begin,
                office.end(),
                _key(text[hit.begin : office.end()]),
                "place-and-office",
                0.95,
            )
            yield from _sharing(text, found, first, text[end : office.end()])


def _sharing(text: str, found: list[Hit], first: int, office: str) -> Iterator[Found]:
    """The places before a place that have the same office, named once: ``四川省、重庆市人民政府``."""
    for index in range(first - 1, -1, -1):
        place, following = found[index], found[index + 1]
        joined = place.kind == PLACE and text[place.end : following.begin] in ("、", "和")
        if not joined or text[place.end - 1] not in "省市区县州":
            return
        whole = text[place.begin : place.end] + office
        yield Found(EntityType.AGENCY, place.begin, place.end, _key(whole), "shared-office", 0.8, inner=whole)


def own_bodies(text: str, claims: Claims) -> Iterator[Found]:
    """An office of a place that the text leaves to be understood: ``省通信管理局``, ``市政府``."""
    for match in _own_office().finditer(text):
        if claims.free(*match.span()) and not _EACH.search(text, max(0, match.start() - 5), match.start()):
            yield Found(EntityType.AGENCY, *match.span(), _key(match[0]), "office-without-place", 0.85)


_SHORTER = (
    ("中华人民共和国", ""), ("委员会", "委"), ("人民政府", "政府"), ("监督管理", "监管"), ("发展和改革", "发改"),
    ("发展改革", "发改"), ("办公室", "办"), ("科学技术", "科"), ("住房和城乡建设", "住建"), ("住房城乡建设", "住建"),
    ("人力资源和社会保障", "人社"), ("人力资源社会保障", "人社"), ("卫生健康", "卫健"), ("医疗保障", "医保"),
    ("工业和信息化", "工信"), ("经济和信息化", "经信"), ("市场监管", "市监"), ("文化和旅游", "文旅"),
    ("中国人民银行", "人民银行"),
)  # fmt: skip


def _key(form: str) -> str:
    for full, short in _SHORTER:
        form = form.replace(full, short)
    return form


def same_office(own: str, full: str) -> bool:
    """Whether ``省通信管理局`` is what ``四川省通信管理局`` is called later, by their keys."""
    return len(own) < len(full) and (
        full.endswith(own) or (full.endswith(own[1:]) and full[-len(own)] not in "省市区县州")
    )
