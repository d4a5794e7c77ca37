import html.parser
import re

import pytest

from expectations.validate import validate

REMOTE = re.compile(r"""(?:src|href|action|content)\s*=\s*["']?\s*(?:https?:)?//|url\(|@import""", re.IGNORECASE)
HOSTILE = "<script>alert(1)</script>"


class Tags(html.parser.HTMLParser):
    """Collects the elements of a page and the text of its cells."""

    def __init__(self, page):
        super().__init__()
        self.names = set()
        self.handlers = set()
        self.links = set()
        self.texts = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.handlers |= {name for name, _ in attrs if name.startswith("on")}
        self.links |= {value for name, value in attrs if name == "href"}

    def handle_data(self, data):
        self.texts.append(data)


@pytest.fixture(scope="module")
def site(build, tmp_path_factory):
    """Docs of a good run, a run with a hostile row, and a blocked run."""
    folder = tmp_path_factory.mktemp("docs")
    rows = build.good_rows()
    hostile = {"name": HOSTILE, "country": HOSTILE, "parent_actor_id": "<img src=x onerror=alert(2)>"}
    rows["actors"].append(build.actor(9, **hostile))
    rows["events"].append(build.event(9, trigger_text=HOSTILE, place_text="{{ 7 * 7 }} $name"))
    blocked = build.write_stage(tmp_path_factory.mktemp("blocked"), build.good_rows())
    blocked["claims"][0].write_bytes(b"not Parquet")
    validate(build.write_stage(tmp_path_factory.mktemp("good"), build.good_rows()), run_id="good", docs_folder=folder)
    validate(build.write_stage(tmp_path_factory.mktemp("hostile"), rows), run_id="hostile", docs_folder=folder)
    report = validate(blocked, run_id="blocked", docs_folder=folder)
    assert report.docs == folder / "blocked" / "index.html"
    return folder


def pages_of(site):
    return sorted(site.rglob("*.html"))


def test_every_run_has_a_page_per_table(site, build):
    names = {path.stem for path in (site / "good").glob("*.html")}

    assert names == {"index", *build.ROW_CLASSES}


def test_no_page_asks_for_anything_remote(site):
    for path in pages_of(site):
        page = path.read_text(encoding="utf-8")
        assert REMOTE.search(page) is None, path
        assert "http:" not in page
        assert "https:" not in page


def test_no_page_has_scripts_images_or_handlers(site):
    for path in pages_of(site):
        tags = Tags(path.read_text(encoding="utf-8"))
        assert not tags.names & {"script", "img", "iframe", "link", "object", "embed"}, path
        assert not tags.handlers, path


def test_hostile_values_are_shown_as_text(site):
    actors = Tags((site / "hostile" / "actors.html").read_text(encoding="utf-8"))
    events = Tags((site / "hostile" / "events.html").read_text(encoding="utf-8"))

    assert any(HOSTILE in text for text in actors.texts)
    assert any(HOSTILE in text for text in events.texts)
    assert any("onerror=alert(2)" in text for text in actors.texts)
    assert any("{{ 7 * 7 }} $name" in text for text in events.texts)


def test_links_between_pages_lead_somewhere(site):
    for path in pages_of(site):
        for link in Tags(path.read_text(encoding="utf-8")).links:
            target = link.split("#")[0]
            assert not target or (path.parent / target).is_file(), (path, link)


def test_the_index_tells_the_outcome_of_every_run(site):
    text = " ".join(" ".join(Tags((site / "index.html").read_text(encoding="utf-8")).texts).split())

    assert re.search(r"\bgood \S+ \S+ UTC passed", text)
    assert re.search(r"\bhostile \S+ \S+ UTC rows refused", text)
    assert re.search(r"\bblocked \S+ \S+ UTC blocked", text)


def test_the_page_of_a_run_names_the_failing_keys(site):
    text = " ".join(Tags((site / "hostile" / "index.html").read_text(encoding="utf-8")).texts)

    assert "trigger_text must be the words between trigger_start and trigger_end" in text
    assert "ev9" in text


def test_the_page_of_a_blocked_run_says_why(site):
    text = " ".join(Tags((site / "blocked" / "index.html").read_text(encoding="utf-8")).texts)

    assert "claims.parquet cannot be read" in text


def test_pages_name_no_path_of_the_machine(site):
    for path in pages_of(site):
        assert "/site-packages/" not in path.read_text(encoding="utf-8")
        assert str(site.parent) not in path.read_text(encoding="utf-8")


def test_writing_a_run_again_gives_the_same_pages(site, build, stage):
    before = {path.name: path.read_bytes() for path in (site / "good").glob("*.html")}

    validate(stage(build.good_rows()), run_id="good", docs_folder=site)

    assert {path.name: path.read_bytes() for path in (site / "good").glob("*.html")} == before


@pytest.mark.parametrize("run_id", ["", "..", "../elsewhere", "/tmp/x", "a/b"])
def test_a_run_id_that_is_no_plain_name_is_refused(build, stage, tmp_path, run_id):
    with pytest.raises(ValueError, match="cannot name a folder"):
        validate(stage({}), run_id=run_id, docs_folder=tmp_path / "docs")
