"""Where articles come from: one file per kind, each giving `RawArticle` or `Rejection`; only here news is opened.

A source that fetches from the web belongs here too, as `web.py`, with the same result type. It would read bytes under a
deadline and a size cap, resolve each host once, refuse addresses that are not public at every redirect, honour
robots.txt, and hand a feed parser nothing but bytes. None is shipped: everything here works offline.
"""

from flows.sources.delivery import Limits, SourceError
from flows.sources.reading import STANDARD_INPUT, check_paths, read_sources

__all__ = ["STANDARD_INPUT", "Limits", "SourceError", "check_paths", "read_sources"]
