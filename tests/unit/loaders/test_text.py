from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LoadError
from loaders import text


def test_the_first_line_is_the_title() -> None:
    (article,) = text.read(
        "\n\n　　某市关于夏粮收购的通知\r\n\r\n某政发〔2023〕900号\r\n一、总体要求\r\n（责任编辑：某）\r\n".encode(),
        "a.txt",
    )
    assert article.title == "某市关于夏粮收购的通知"
    assert article.text == "某市关于夏粮收购的通知\n某政发〔2023〕900号\n一、总体要求"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        ("只有题目".encode(), "no text below"),
        ("\u200b".encode(), "no title"),
        (b"\0", "binary"),
        ("通知\n正文".encode("gb18030"), "iconv"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(LoadError, match=says):
        list(text.read(data, "a.txt"))


@given(st.lists(st.text(alphabet="企业贷款利率，。 \u3000\u200b"), min_size=2))
def test_every_line_is_kept_in_order(lines: list[str]) -> None:
    kept = [clean for line in lines if (clean := " ".join(line.replace("\u200b", "").split()))]
    try:
        (article,) = text.read("\n".join(lines).encode(), "a.txt")
    except LoadError:
        assert len(kept) < 2 or set(kept[1:]) == {kept[0]} or not kept
    else:
        rest = kept[1:]
        same = rest[0].replace(" ", "") == kept[0].replace(" ", "")
        assert article.text.split("\n") == [kept[0], *(rest[1:] if same else rest)]
