from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LoadError
from loaders import markdown

if TYPE_CHECKING:
    from kg.article import Article


def load(text: str, path: str = "a.md") -> Article:
    (article,) = markdown.read(text.encode(), path)
    return article


def post(front: str = "title: 题\n", body: str = "正文。") -> str:
    return f"---\n{front}---\n\n{body}\n"


def refused(data: bytes) -> str:
    with pytest.raises(LoadError) as caught:
        list(markdown.read(data, "a.md"))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_all_fields() -> None:
    article = load(
        post(
            "title: '“双减”与''九条'''\nauthor: 某报\nlink: https://e.example/甲\n"
            "categories:\n - 金融\n - 财税\n - 金融\ndate: Fri, 03 Mar 2023 03:04:05 GMT\n"
        )
    )
    assert article.title == "“双减”与'九条'"
    assert article.text == "“双减”与'九条'\n正文。"
    assert (article.source, article.url, article.categories) == ("某报", "https://e.example/甲", ("金融", "财税"))
    assert article.published == datetime.fromisoformat("2023-03-03T03:04:05+00:00")
    assert article.path == "a.md"


@pytest.mark.parametrize(
    ("yaml", "title"),
    [
        ("2022", "2022"),
        ("1.10", "1.10"),
        ("2022-01-02", "2022-01-02"),
        ("on", "on"),
        ("'\"十四五\"规划 发布'", '"十四五"规划 发布'),
        ('"引号\\"之内"', '引号"之内'),
        ("央行：降准", "央行：降准"),
        ("'全角　空格\u200b'", "全角 空格"),
        (">-\n  折行的\n  题目", "折行的 题目"),
        ("!!python/name:os.system 题", "题"),
    ],
)
def test_a_title_is_what_is_written(yaml: str, title: str) -> None:
    assert load(post(f"title: {yaml}\n")).title == title


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<div>\n<p>　　甲</p>\n    <p>乙</p>\n</div>", ["甲", "乙"]),
        ("甲\n\n乙", ["甲", "乙"]),
        ("# 题\n\n## 节\n\n甲", ["节", "甲"]),
        ("1. 甲\n2. 乙\n   - 丙", ["1. 甲", "2. 乙", "丙"]),
        ("**《办法》**规定，*不得*收费。", ["《办法》规定，不得收费。"]),
        ("一是降税。\n二是减费。", ["一是降税。", "二是减费。"]),
        ("支持小微\n企业", ["支持小微企业"]),
        ("[《意见》](http://e.example)提出`代码`", ["《意见》提出代码"]),
        ("![图](a.png)\n\n{% asset_img a.png %}\n\n> 引文", ["引文"]),
        ("| 事项 | 期限 |\n|--|--|\n| 申诉 | 七日 |", ["事项 期限", "申诉 七日"]),
        ("<!-- more -->\n\n甲\n\n<p>乙</p>\n", ["甲", "乙"]),
        ("甲\n\n---\n\n乙", ["甲", "乙"]),
        ("<p>甲</p>\n\n## 节\n\n- 乙\n\n<div>丙</div>", ["甲", "节", "乙", "丙"]),
        ("<https://e.example/> 甲", ["https://e.example/ 甲"]),
        ("a < b 且 c > d", ["a < b 且 c > d"]),
    ],
)
def test_bodies(body: str, lines: list[str]) -> None:
    assert load(post(body=body)).text.split("\n") == ["题", *lines]


def test_the_title_is_not_repeated_but_its_original_is() -> None:
    assert load(post(body="<p>　　题</p><p>原标题：题</p><p>题</p>")).text == "题\n原标题：题\n题"


def test_the_path_is_no_part_of_the_id() -> None:
    assert load(post(), "a.md").id == load(post(), "elsewhere/b.md").id


def test_an_edited_text_keeps_the_id() -> None:
    assert load(post(body="旧。")).id == load(post(body="新。")).id


def test_without_a_link_source_time_and_title_count() -> None:
    ids = {
        load(post(f"title: {title}\nauthor: {author}\ndate: {date}\n")).id
        for title in "甲乙"
        for author in "丙丁"
        for date in ("2022-01-02", "2022-01-03")
    }
    assert len(ids) == 8


@pytest.mark.parametrize("yaml", ["金融", "[金融, 财税]", "[[金融, 财税]]", "[{a: b}, 金融, [[x]]]"])
def test_categories_as_hexo_takes_them(yaml: str) -> None:
    assert load(post(f"title: 题\ncategories: {yaml}\n")).categories in {("金融",), ("金融", "财税")}


@pytest.mark.parametrize("key", ["link", "url", "guid"])
def test_with_a_link_nothing_else_counts(key: str) -> None:
    assert (
        load(post(f"title: 甲\n{key}: https://e.example/1\n")).id
        == load(post(f"title: 乙\n{key}: https://e.example/1\n")).id
    )


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://e.example/<script>", "file:///etc/passwd", "abc-17"])
def test_only_web_addresses_are_addresses(link: str) -> None:
    assert load(post(f"title: 题\nlink: '{link}'\n")).url is None


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is empty"),
        (b" \n\n", "it is empty"),
        (post().encode("gb18030"), "iconv -f GB18030 -t UTF-8"),
        (post().encode("utf-16"), "iconv -f UTF-16 -t UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("# 读我\n\n没有元数据".encode(), "no YAML front matter"),
        (b"---\ntitle: a\n\nno end", "no closing ---"),
        (b"---\n- a\n- b\n---\ntext", "names no fields"),
        (post("title: ''\n").encode(), "no title"),
        (post("author: a\n").encode(), "no title"),
        (post(body="").encode(), "no text below the title"),
        (post(body="<div><style>p{}</style></div>").encode(), "no text below the title"),
        (post("title: a\ndate: someday\n").encode(), "cannot read the date 'someday'"),
        (b"\n" + post("title: a\nlink: b: c\n").encode(), "a.md, line 4: broken YAML: mapping values"),
        (post("title: a\nlink: 'b\nauthor: c\n").encode(), "a.md, line 3: broken YAML"),
        (post("title: *x\n").encode(), "a.md, line 2: broken YAML: found undefined alias"),
        (post("title: a\nx: " + "[" * 40_000 + "\n").encode(), "too large"),
        (post("title: a\nx: " + "a" * 100_000 + "\n").encode(), "no closing ---"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(data: bytes, says: str) -> None:
    assert says in refused(data)


def test_aliases_do_not_multiply() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert load(post(f"title: 题\n{bomb}categories: *a59\n")).categories == ()
    wide = f"a: &a [{'x, ' * 9_000}]\ncategories: [{'*a, ' * 900}]\n"
    assert load(post(f"title: 题\n{wide}")).categories == ("x",)


def test_a_byte_order_mark_is_no_text() -> None:
    (article,) = markdown.read(b"\xef\xbb\xbf" + post().encode(), "a.md")
    assert article.text == "题\n正文。"


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.text().map(lambda body: post(body=body).encode())
    | st.text().map(lambda front: post(f"title: {front}\n").encode())
)
def test_any_bytes_give_an_article_or_one_clear_error(data: bytes) -> None:
    try:
        (article,) = markdown.read(data, "a.md")
        said = article.path if article.text.startswith(f"{article.title}\n") else article.text
    except LoadError as error:
        said = str(error)
    assert "a.md" in said


def test_a_zone_is_kept() -> None:
    published = load(post("title: 题\ndate: 2023-03-03T21:22:23+08:00\n")).published
    assert published == datetime(2023, 3, 3, 21, 22, 23, tzinfo=timezone(timedelta(hours=8)))
