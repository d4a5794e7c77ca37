"""What a url says of an article: its canonical form, its day, the outlet's name."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from transforms.cleaning.wordlists import tracking_keys

# RFC 2606: names that belong to nobody, so no outlet has them. As urls they are as good as any.
_RESERVED_HOST = re.compile(r"(?:^|\.)(?:invalid|test|example|localhost|local|example\.(?:com|net|org))$")
_BESIDE = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_DAY_FORMS = (
    re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<![\dA-Fa-f])(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?![\dA-Fa-f])"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<b>[a-z]{3})[a-z]*/(?P<d>\d{1,2})(?!\d)", re.IGNORECASE),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _split(url: str) -> SplitResult | None:
    """The parts of a web address; None for anything else."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    return parts if parts.scheme.lower() in {"http", "https"} and host else None


def canonical(url: str) -> str | None:
    """The one form of a url under which an article is known, or None if the url names no article.

    Host in lower case without `www.`, default port, fragment, trailing slash and tracking keys; the rest of the query
    in order of key; `https`, whichever scheme was used. A url without a path names an outlet, not an article. Only
    keys known to track are cut: an unknown key may be the article's number, and two articles must not become one.

    >>> canonical("http://www.Paper.example/a/1/?utm_source=x&id=7#top")
    'https://paper.example/a/1?id=7'
    """
    parts = _split(url)
    if parts is None:
        return None
    path = re.sub(r"/{2,}", "/", re.sub(r"\s", "%20", parts.path.rstrip())).rstrip("/")
    pairs = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not tracking_keys().fullmatch(k)]
    if not path and not pairs:
        return None
    query = f"?{urlencode(sorted(pairs), errors='replace')}" if pairs else ""
    host = re.sub(r"^www\d?\.", "", parts.hostname or "")
    return f"https://{host}{_port(parts)}{path}{query}"


def _port(parts: SplitResult) -> str:
    """The port, if it is not the scheme's own."""
    try:
        port = parts.port
    except ValueError:
        return ""
    return "" if port in {None, 80, 443} else f":{port}"


def outlet(url: str) -> str | None:
    """The host as the outlet's name, if nothing better is known; None for hosts that belong to nobody.

    >>> outlet("https://www.paper.co.uk/a")
    'paper.co.uk'
    """
    host = host_of(url)
    return None if not host or _RESERVED_HOST.search(host) else _BESIDE.sub("", host)


def host_of(url: str) -> str:
    """The host in lower case; empty if there is none."""
    parts = _split(url)
    return (parts.hostname or "") if parts else ""


def day_in(url: str, *, newest: dt.date) -> tuple[dt.date, str] | None:
    """The day that a url's path names and the words that do; days after `newest` are numbers of something else."""
    parts = _split(url)
    if parts is None:
        return None
    for form in _DAY_FORMS:
        for match in form.finditer(parts.path):
            day = _day(match)
            if day and day <= newest:
                return day, match.group()
    return None


def _day(match: re.Match[str]) -> dt.date | None:
    """The day of a match, if the calendar has it."""
    found = match.groupdict()
    name = (found.get("b") or "").lower()
    if name and name not in _MONTHS:
        return None
    month = _MONTHS.index(name) + 1 if name else int(found["m"])
    try:
        return dt.date(int(found["y"]), month, int(found["d"]))
    except ValueError:
        return None
