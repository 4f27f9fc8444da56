from __future__ import annotations

import html as stdlib_html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LoadError
from loaders import clean, markup


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>　　第一段。</p>\n<p>第二段。</p>", ["第一段。", "第二段。"]),
        ("<p>中国<span><a href='x'>某某</a></span><span></span>股份有限公司</p>", ["中国某某股份有限公司"]),
        ("<p><strong>一是</strong>降税。</p>", ["一是降税。"]),
        ("<p>甲<br>　　乙<br/>丙</p>", ["甲", "乙", "丙"]),
        ("<div><div>甲</div>乙<div>丙</div></div>", ["甲", "乙", "丙"]),
        ("散文<p>段</p>散文", ["散文", "段", "散文"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<ol><li>甲<li><p>乙</ol><ol start='5'><li>丙</ol>", ["1. 甲", "2. 乙", "5. 丙"]),
        ("<ol start='-1'><li>甲</ol><ol start='99999999999'><li>乙</ol>", ["1. 甲", "1. 乙"]),
        ("<table><tr><th>事项<th>期限<tr><td>申诉<td>七日</table>", ["事项 期限", "申诉 七日"]),
        ("<p>《关于<某某协定>的意见》</p>", ["《关于<某某协定>的意见》"]),
        ("<p>&#123;a&amp;b&#125;&nbsp;&lt;c&gt;&ldquo;丁&rdquo;</p>", ["{a&b} <c>“丁”"]),
        ("<p>甲<style>p&#123;&#125;</style><script>x()</script><iframe>y</iframe>乙</p>", ["甲乙"]),
        ("<p>甲<!-- 注释 --></p>", ["甲"]),
        ("<p>甲</p><!--article_adlist[<p>乙</p><p>责任编辑：某</p>]article_adlist--><p>丙</p>", ["甲", "乙", "丙"]),
        ("<p>甲</p><!--article_adlist[<p>--><p>乙</p>", ["甲", "乙"]),
        ("<figure><img><figcaption>图注</figcaption></figure><p>甲</p>", ["甲"]),
        ("<div style='display:none'>藏</div><p hidden>藏</p><p>甲</p>", ["甲"]),
        ("<aside>旁<form>表<button>钮</button></form></aside><p>甲</p>", ["甲"]),
        ("<pre>一\n二</pre>", ["一", "二"]),
        ("<p>支持企业\n      发展</p>", ["支持企业发展"]),
        ("<p>支</font>\n<font>持</p>", ["支持"]),
        ("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字", ["汉字"]),
        ("", []),
        ("<p>未闭合<b>粗", ["未闭合粗"]),
    ],
)
def test_paragraphs(html: str, lines: list[str]) -> None:
    assert markup.paragraphs(html, "x") == lines


@given(st.lists(st.text(alphabet="企业贷款<>&\"'{}。，ab ", min_size=1)))
def test_escaped_text_comes_back_as_it_was(texts: list[str]) -> None:
    html = "".join(f"<p>{stdlib_html.escape(text)}</p>" for text in texts)
    assert markup.node_lines(markup.parse(html, "x").root, "x") == [
        line for text in texts if (line := clean.line(text))
    ]


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "<table>",
                "<td>",
                "<li>",
                "<ol>",
                "<!--",
                "-->",
                "企",
                "\0",
                "<svg>",
                "&#0;",
                "<template>",
                "article_adlist[",
                "]article_adlist",
                "</",
                "<br>",
            ]
        )
    ).map("".join)
)
def test_any_markup_gives_clean_lines(html: str) -> None:
    lines = markup.paragraphs(html, "x")
    assert all(line and clean.line(line) == line for line in lines)


def test_nesting_is_bounded() -> None:
    assert markup.paragraphs("<div>" * 1500 + "企业" + "</div>" * 1500, "x") == ["企业"]
    with pytest.raises(LoadError, match="deep"):
        markup.paragraphs("<div>" * 50_000, "x")


def test_unclosed_paragraphs_are_no_nesting() -> None:
    assert markup.paragraphs("<p>段" * 20_000, "x") == ["段"] * 20_000
