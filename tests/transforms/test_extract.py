"""The spine: any text becomes rows or a rejection, every span gives back its words, and order changes nothing."""

import dataclasses
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports import Report, sample, sample_names
from transforms.extract import rules_digest
from transforms.records import Extraction, Rejection
from transforms.tables import EXTRACTED

NAMES = sample_names()
SENTENCES = sorted(
    {
        sentence
        for name in NAMES
        for sentence in re.split(r"(?<=[.!?”\"])\s+|\n+", sample(name).body or sample(name).payload.decode())
        if sentence.strip()
    }
)
ANY_TEXT = st.text(max_size=200)
SHUFFLED = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8).flatmap(
    lambda chosen: st.sampled_from([" ", "\n\n", "\n"]).map(lambda gap: gap.join(chosen))
)
CUT = st.tuples(st.sampled_from(SENTENCES), st.integers(0, 60), st.integers(1, 80)).map(
    lambda cut: cut[0][cut[1] : cut[1] + cut[2]]
)
SHOUTED = SHUFFLED.map(str.upper)
SALT = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["\u2028", "\u202e", "\u200b", "\r", "🙂", "“", "’s", "1" * 30, "0 killed", "Dr.", "--", "1,2,3", "%"]
    ),
)
SALTED = st.lists(st.tuples(st.sampled_from(SENTENCES), SALT), min_size=1, max_size=6).map(
    lambda pairs: " ".join(
        f"{sentence[: len(sentence) // 2]}{salt}{sentence[len(sentence) // 2 :]}" for sentence, salt in pairs
    )
)
DAYS = st.one_of(st.none(), st.just("nonsense"), st.dates().map(str))

slow = settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])


def wrong_spans(extraction):
    """Every quotation that its span does not give back."""
    text = extraction.article.text
    quoted = [
        *((e.trigger_text, e.trigger_start, e.trigger_end) for e in extraction.events),
        *((p.mention_text, p.mention_start, p.mention_end) for p in extraction.event_actors),
    ]
    return [(words, text[start:end]) for words, start, end in quoted if not words or text[start:end] != words]


def loose_words(extraction):
    """Words given as written that stand nowhere in the text."""
    text = extraction.article.text
    written = [
        *(e.place_text for e in extraction.events),
        *(e.weapon for e in extraction.events),
        *(p.resolved_text for p in extraction.event_actors),
        *(c.count_text for c in extraction.casualties),
        *(c.victim_text for c in extraction.casualties),
        *(c.claimant_text for c in extraction.casualties),
        *(c.claimant_text for c in extraction.claims),
    ]
    # Names in a text that is all capitals are given as names are written.
    names = [name for c in extraction.casualties for name in c.victim_names]
    loose = [name for name in names if name.upper() not in text.upper()]
    return [words for words in written if words is not None and words not in text] + loose


def outside(extraction):
    """Spans that are empty or leave the text, and evidence that leaves its sentence."""
    size = len(extraction.article.text)
    spans = [
        *((z.start, z.end) for z in extraction.article.zones),
        *((e.sentence_start, e.sentence_end) for e in extraction.events),
        *((c.mention_start, c.mention_end) for c in extraction.casualties),
        *((c.sentence_start, c.sentence_end) for c in extraction.casualties),
        *((c.quote_start, c.quote_end) for c in extraction.claims),
    ]
    rows = (*extraction.events, *extraction.casualties)
    starts = [getattr(r, "trigger_start", None) or getattr(r, "mention_start", 0) for r in rows]
    strayed = [r for r, s in zip(rows, starts, strict=True) if not r.sentence_start <= s < r.sentence_end]
    return [(start, end) for start, end in spans if not 0 <= start < end <= size], strayed


def broken_keys(extraction):
    """Keys that two rows share, and references that nothing answers."""
    events = [e.event_id for e in extraction.events]
    actors = [a.actor_id for a in extraction.actors]
    figures = [c.casualty_id for c in extraction.casualties]
    claims = [c.claim_id for c in extraction.claims]
    parts = [(p.event_id, p.actor_id, p.role) for p in extraction.event_actors]
    twice = [keys for keys in (events, actors, figures, claims, parts) if len(set(keys)) < len(keys)]
    meant = [
        *((p.event_id, events) for p in extraction.event_actors),
        *((p.actor_id, actors) for p in extraction.event_actors),
        *((c.event_id, events) for c in extraction.casualties),
        *((c.claimant_actor_id, actors) for c in extraction.casualties),
        *((c.victim_actor_id, actors) for c in extraction.casualties),
        *((c.perpetrator_actor_id, actors) for c in extraction.casualties),
        *((c.event_id, events) for c in extraction.claims),
        *((c.casualty_id, figures) for c in extraction.claims),
        *((c.claimant_actor_id, actors) for c in extraction.claims),
        *((a.parent_actor_id, actors) for a in extraction.actors),
    ]
    return twice, [key for key, known in meant if key is not None and key not in known]


def disordered(extraction):
    """Figures and days whose bounds stand the wrong way round."""
    figures = [
        c
        for c in extraction.casualties
        if (c.count_low is None) is not (c.count_best is None)
        or (c.count_low is not None and c.count_best is not None and c.count_low > c.count_best)
        or (c.count_high is not None and (c.count_best is None or c.count_best > c.count_high))
    ]
    events = [
        e
        for e in extraction.events
        if (e.start_date is None) is not (e.end_date is None)
        or (e.start_date is not None and e.end_date is not None and e.start_date > e.end_date)
    ]
    return figures, events


def assert_sound(result):
    """What holds of the rows of any text."""
    assert isinstance(result, Extraction | Rejection)
    if isinstance(result, Rejection):
        assert result.detail
        return
    assert wrong_spans(result) == []
    assert loose_words(result) == []
    assert outside(result) == ([], [])
    assert broken_keys(result) == ([], [])
    assert disordered(result) == ([], [])
    assert all((c.event_id is None) is not (c.casualty_id is None) for c in result.claims)


@slow
@given(text=st.one_of(ANY_TEXT, CUT), published=DAYS, title=st.one_of(st.none(), st.text(max_size=60)))
def test_any_text_gives_sound_rows_or_a_rejection(extractor, text, published, title):
    assert_sound(extractor.extract_text(text, published=published, title=title))


@slow
@given(text=st.one_of(SHUFFLED, SHOUTED, SALTED), published=DAYS)
def test_shuffled_news_gives_sound_rows(extractor, text, published):
    assert_sound(extractor.extract_text(text, published=published))


@pytest.mark.parametrize("name", NAMES)
def test_sample_gives_sound_rows(extractor, name):
    assert_sound(extractor.extract(sample(name)))


def test_order_of_articles_changes_no_row(extractor):
    raws = [sample(name) for name in NAMES]
    forwards = extractor.extract_many(raws)
    backwards = extractor.extract_many(raws[::-1])[::-1]
    assert forwards == backwards


@settings(slow, max_examples=10)
@given(text=SHUFFLED)
def test_same_text_gives_the_same_rows(extractor, text):
    once = extractor.extract_text(text, published="2025-02-12")
    again = extractor.extract_text(text, published="2025-02-12")
    assert once == again


def test_every_table_of_an_extraction_holds_rows_of_its_class(extractor):
    tables = extractor.extract(sample("border-clash.txt")).tables()
    assert list(tables) == list(EXTRACTED)
    for name, rows in tables.items():
        assert rows, name
        assert {type(row) for row in rows} == {EXTRACTED[name]}


def test_ids_are_those_of_the_content(extractor):
    text = "A bomb killed three people in Kabul on Friday."
    here = extractor.extract_text(text, published="2024-05-05")
    there = extractor.extract_text(text + " Police gave no details.", published="2024-05-05")
    assert {e.event_id for e in here.events}.isdisjoint(e.event_id for e in there.events)
    assert here.article.article_id != there.article.article_id


def test_article_in_another_language_is_kept_without_events(extractor):
    extraction = extractor.extract(sample("caqueta"))
    assert extraction.article.language == "es"
    assert (extraction.events, extraction.casualties, extraction.claims) == ((), (), ())
    assert any("es" in note for note in extraction.notes)


@pytest.mark.parametrize("text", ["", "   \n\t ", "\x00\x01"])
def test_text_that_is_none_is_rejected(extractor, text):
    assert isinstance(extractor.extract_text(text), Rejection)


def test_published_day_decides_the_weekday(extractor):
    text = "A bomb killed three people in Kabul on Friday."
    days = [
        Report(extractor.extract_text(text, published=day)).only("ASSAULT").start_date
        for day in ("2024-05-05", "2024-05-12")
    ]
    assert [str(day) for day in days] == ["2024-05-03", "2024-05-10"]


def test_a_changed_word_list_changes_the_digest_of_the_rules(tmp_path):
    digests = []
    for number, words in enumerate(("killed", "killed, slain", "killed")):
        room = tmp_path / str(number)
        room.mkdir()
        (room / "words.toml").write_text(words)
        (room / "notes.txt").write_text(str(number))
        digests.append(rules_digest(room))
    assert digests[0] == digests[2] != digests[1]


def test_fingerprint_names_extractor_and_model(extractor):
    assert extractor.fingerprint.startswith("rules-")
    assert rules_digest() in extractor.fingerprint
    assert "en_core_web_md" in extractor.fingerprint


def test_headline_that_is_not_in_the_text_becomes_its_first_zone(extractor):
    extraction = extractor.extract_text("Police gave no details of it.", title="Bomb kills three in Kabul")
    zone = extraction.article.zones[0]
    assert (zone.kind, extraction.article.text[zone.start : zone.end]) == ("headline", "Bomb kills three in Kabul")


def test_rows_are_frozen(extractor):
    extraction = extractor.extract_text("A bomb killed three people in Kabul on Friday.", published="2024-05-05")
    with pytest.raises(dataclasses.FrozenInstanceError):
        extraction.events[0].weapon = "sword"
