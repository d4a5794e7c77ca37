"""A web page to its article: title, outlet, date, and paragraphs that know what the markup says of them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from transforms.cleaning.dates import read_delivered
from transforms.cleaning.decode import Refusal, tidy
from transforms.cleaning.layout import Block, split_paragraphs
from transforms.vocabulary import Reason, ZoneKind

_PAGE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"</(?:p|div|article|section|h[1-6]|ul|table)>|<(?:p|br ?/?)>", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")
# Characters that no XML library holds, and references to control characters, which would bring them back.
_UNPARSABLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]))(?:;|(?![0-9a-f]))",
    re.IGNORECASE,
)
_SEEN = (
    "//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template or ancestor::head)]"
)
_FEWEST_TAGS = 2  # a fragment of a page; one tag may be quoted by a text

# Where pages state their publication, the surest first (attribute, its value, attribute that holds the date).
_DATE_TAGS = (
    ("property", "article:published_time", "content"),
    ("property", "og:article:published_time", "content"),
    ("itemprop", "datePublished", "content"),
    ("itemprop", "datePublished", "datetime"),
    ("name", "parsely-pub-date", "content"),
    ("name", "sailthru.date", "content"),
    ("name", "article.published", "content"),
    ("name", "pubdate", "content"),
    ("name", "publishdate", "content"),
    ("name", "publish-date", "content"),
    ("name", "dc.date.issued", "content"),
    ("name", "dcterms.created", "content"),
    ("name", "date", "content"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A publication date that a page states in its markup.

    Attributes:
        day, instant: as `dates.read_delivered` reads them.
        words: the tag and its value.
        explicit: a tag made for it says so; else it was gathered from the page by rules.
    """

    day: dt.date
    instant: dt.datetime
    words: str
    explicit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says.

    Attributes:
        blocks: the article's paragraphs.
        title, publisher: as the page states them.
        date: its publication date, if it states one.
        visible_chars: characters that a reader of the whole page sees, blanks not counted.
    """

    blocks: tuple[Block, ...]
    title: str | None
    publisher: str | None
    date: Stated | None
    visible_chars: int


def looks_like_page(text: str) -> bool:
    """True for HTML, a whole page or a fragment of one.

    >>> looks_like_page("<p>One.</p><p>Two.</p>")
    True
    """
    return bool(_PAGE.match(text)) or len(_MARKUP.findall(text[:20_000])) >= _FEWEST_TAGS


def read_page(html: str, *, url: str | None, newest: dt.date) -> Page | Refusal:
    """The article of a page.

    Args:
        html: the page's source.
        url: its address, if known.
        newest: the latest day that it can have been published on.

    Returns:
        The page, or a refusal: unreadable (no markup), too_deep (the parser would lose text in silence), no_body.
    """
    tree = _parse(html)
    if isinstance(tree, Refusal):
        return tree
    visible = _visible_chars(tree)
    date = _stated_date(tree, newest) or _gathered_date(tree, url, newest)
    captions = {_flat(c) for c in tree.iter("figcaption")}
    found = _extract(tree, url, newest)
    if found is None:
        return Refusal(reason=Reason.NO_BODY, detail="no article was found in the page")
    return Page(
        blocks=tuple(_blocks(found.body, captions)),
        title=_clean_field(found.title),
        publisher=_clean_field(found.sitename),
        date=date,
        visible_chars=visible,
    )


def _parse(html: str) -> Any:
    """The page's tree, or a refusal."""
    import lxml.etree  # type: ignore[import-untyped]
    import lxml.html  # type: ignore[import-untyped]

    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    source = _UNPARSABLE.sub("", _DECLARATION.sub("", html))
    try:
        tree = lxml.html.document_fromstring(source, parser=parser)
    except lxml.etree.ParserError:
        return Refusal(reason=Reason.UNREADABLE, detail="the page holds no markup that could be read")
    if any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log):
        detail = "tags are nested deeper than the parser reads (about 250 levels); text would be lost in silence"
        return Refusal(reason=Reason.TOO_DEEP, detail=detail)
    return tree


def _extract(tree: Any, url: str | None, newest: dt.date) -> Any:
    """The article as trafilatura sees it, None if it sees none.

    Fast and precise: on labelled pages that gave the best F1 of the tools tried. The newest date is handed over,
    because the library would ask the clock.
    """
    import trafilatura

    return trafilatura.bare_extraction(
        tree,
        url=url,
        fast=True,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"max_date": newest.isoformat(), "original_date": True, "extensive_search": False},
    )


def _visible_chars(tree: Any) -> int:
    """Characters of the page outside head, scripts and styles, blanks not counted."""
    return sum(len("".join(text.split())) for text in tree.xpath(_SEEN))


def _blocks(body: Any, captions: set[str]) -> Iterator[Block]:
    """The paragraphs of an extracted body, headings and captions marked."""
    for element in body.iterchildren():
        hint = ZoneKind.SUBHEAD if element.tag == "head" else None
        pieces = list(element.iter("item")) or list(element.iter("row")) or list(element.iter("p")) or [element]
        for piece in pieces:
            for text in split_paragraphs(tidy(_lines(piece))):
                yield Block(text=text, hint=ZoneKind.CAPTION if text in captions else hint)


def _lines(element: Any) -> str:
    """The text of an element; a line break in the page stays one, other line ends are blanks."""
    out = [" ".join((element.text or "").split("\n"))]
    for child in element.iterchildren():
        out += ["\n" if child.tag == "lb" else "", _lines(child), " ".join((child.tail or "").split("\n"))]
        if child.tag in {"cell", "p"}:
            out.append(" ")
    return "".join(out)


def _flat(element: Any) -> str:
    """The text of an element in one line."""
    return " ".join(tidy(element.text_content()).split())


def _clean_field(value: str | None) -> str | None:
    """A field of the page in one tidy line; None when nothing is left."""
    return " ".join(tidy(value or "").split()) or None


def _stated_date(tree: Any, newest: dt.date) -> Stated | None:
    """The date that linked data or a tag made for it states."""
    for words, value in (*_linked_dates(tree), *_tagged_dates(tree)):
        read = read_delivered(value)
        if read and read[0] <= newest:
            return Stated(day=read[0], instant=read[1], words=f"{words}={value.strip()}", explicit=True)
    return None


def _tagged_dates(tree: Any) -> Iterator[tuple[str, str]]:
    """Dates in tags made for them."""
    for key, name, holder in _DATE_TAGS:
        for element in tree.iter("meta", "time", "span", "abbr"):
            if (element.get(key) or "").lower() == name.lower() and element.get(holder):
                yield name, element.get(holder)


def _linked_dates(tree: Any) -> Iterator[tuple[str, str]]:
    """`datePublished` of the page's linked data."""
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):  # pages carry broken JSON, and some carry deep JSON
            continue
        yield from _published_in(data, depth=0)


def _published_in(data: Any, *, depth: int) -> Iterator[tuple[str, str]]:
    """`datePublished` of an object, its graph or its list; not of what it links to."""
    if isinstance(data, list) and depth < 3:
        for item in data:
            yield from _published_in(item, depth=depth + 1)
    elif isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            yield "datePublished", data["datePublished"]
        yield from _published_in(data.get("@graph"), depth=depth + 1)


def _gathered_date(tree: Any, url: str | None, newest: dt.date) -> Stated | None:
    """The date that htmldate gathers from the page's other marks.

    Not by its extensive search, which makes New Year's Day of a year in the copyright line.
    """
    import htmldate

    newest_day = newest.isoformat()
    found = htmldate.find_date(tree, original_date=True, extensive_search=False, url=url, max_date=newest_day)
    read = read_delivered(found) if found else None
    return Stated(day=read[0], instant=read[1], words=f"page: {found}", explicit=False) if read else None
