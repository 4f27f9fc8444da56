"""Titles of policy documents: what two articles must share to speak of the same one."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

_WORDS = tomllib.loads((Path(__file__).parent / "words" / "instruments.toml").read_text(encoding="utf-8"))
_KINDS = sorted(
    ((form, kind) for kind, forms in _WORDS["kinds"].items() for form in forms), key=lambda p: (-len(p[0]), p)
)
_GENERIC = re.compile("|".join(sorted(_WORDS["generic"]["words"], key=lambda w: (-len(w), w))))
# “十四五” between quotation marks is a name and stays.
_NUMERALS = re.compile(r"(“[^”]*”)|[\d〇零一二三四五六七八九十百千两第号]+")
_STRAIGHT = re.compile(r'"([^"]*)"')
_SPACE = re.compile(r"[\s　]+")
_QUOTES = str.maketrans(
    {"<": "《", ">": "》", "「": "“", "」": "”", "『": "“", "』": "”", "(": "（", ")": "）", "〔": "（", "〕": "）"}
)
# 〈〉 inside 《》 is a printer's convention, no part of the title.
_INNER = str.maketrans("〈〉", "《》")
_STATE = re.compile(r"^中华人民共和国(?=.+法)")
# 关于印发《X》的通知, 关于印发X的通知, 关于公布X的公告: the document is X.
_ENCLOSING = re.compile(
    r"^.{0,40}?关于(?:印发|公布|发布|下发|颁布|转发)(?:修订后的)?《?(.+?)》?的(?:通知|公告|通告|决定|令)$"
)
# National issuers fall away; a local one stays, since other regions' documents bear the same title.
_ISSUERS = re.compile(r"^(?!(?:(?!关于).)*(?:[省县州]|市(?!场)|区(?!域)))[^，。《》“”]{2,40}?(?=关于.{4,})")
_STAGE = re.compile(  # the same document at another stage is another document
    r"（(?:试行|暂行|(?:修正|修订)?草案|草案[一二三]次审议稿|(?:公开)?征求意见稿|送审稿|修订版?|修正|\d{4}年(?:版|修订|修正))）$"
)
# …的意见, …的若干措施: such a title officially begins with 关于, which articles leave out.
_ABOUT = re.compile(
    r"^[^“].{5,}的(?:(?:指导|实施)?意见|通知|公告|通告|决定|批复|若干(?:政策)?(?:措施|意见|举措|规定)|若干政策|(?:政策)?措施)$"
)
_YEAR = re.compile(r"20\d\d年")
_LONG = 14
_DISTINCT = 4
_NESTING = 3  # notices enclose notices at most so deep


def normalise(title: str) -> str:
    """Write a title the way all articles' forms of it agree in.

    Outer title brackets, white space, national issuers before 关于, an enclosing 关于印发…的通知 and 中华人民共和国
    before a law fall away; a stage (（试行）, （草案）, （征求意见稿）), a year, a region and every number stay, since
    they make another document.
    """
    text = _STRAIGHT.sub(r"“\1”", _SPACE.sub("", unicodedata.normalize("NFC", title)))
    text = text.translate(_QUOTES).translate(_INNER)
    text = _unwrapped(text)
    for _ in range(_NESTING):
        enclosed = _ENCLOSING.match(text)
        if enclosed is None or len(enclosed[1]) < _DISTINCT:
            break
        text = enclosed[1]
    text = _ISSUERS.sub("", _STATE.sub("", text)) or text
    return "关于" + text if _ABOUT.search(text) and "关于" not in text else text


def _unwrapped(text: str) -> str:
    """A title without the brackets around the whole of it, or a bracket that has no partner at its edge."""
    if text.count("《") != text.count("》"):
        return text.strip("《》") or text
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "《") - (character == "》")
        if depth == 0:
            whole = at == len(text) - 1 and text.startswith("《") and text[1:-1]
            return _unwrapped(text[1:-1]) if whole else text
    return text


@lru_cache(maxsize=4096)
def stage(title: str) -> str:
    """The stage a title says, without brackets (试行, 草案), or nothing."""
    found = _STAGE.search(title)
    return found[0][1:-1] if found else ""


@lru_cache(maxsize=4096)
def work(title: str) -> str:
    """A normalised title without stage: what its drafts, trials and revisions are versions of; nothing if it says none.

    A title that many could bear is no work.
    """
    bare = title
    while (shorter := _STAGE.sub("", bare)) != bare:
        bare = shorter
    return bare if bare != title and bare and not borne_by_many(bare, local=False) else ""


@lru_cache(maxsize=4096)
def kind(title: str) -> str | None:
    """The kind of document a title says it is (a notation of the scheme in ``ontology/kinds.ttl``), or None."""
    bare = _STAGE.sub("", title)
    return next((which for form, which in _KINDS if bare.endswith(form)), None)


def core(title: str) -> str:
    """What is left of a title when its kind, numbers and words that distinguish nothing are taken away."""
    bare = _STAGE.sub("", title)
    form = next((form for form, _ in _KINDS if bare.endswith(form)), "")
    return _NUMERALS.sub(r"\1", _GENERIC.sub("", bare.removesuffix(form)))


def borne_by_many(title: str, *, local: bool) -> bool:
    """Whether bodies other than this article's could have a document of this title.

    Args:
        title: A normalised title.
        local: Whether its issuer is a local body and the title does not name its region. Then only a long title is
            taken to be one document's: many regions carry out one campaign under the same short title.
    """
    if kind(title) == "law":
        return False
    rest = core(title)
    return len(rest) < _DISTINCT or (local and (len(rest) < _LONG or bool(_YEAR.search(title))))
