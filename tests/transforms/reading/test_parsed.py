"""The parse as plain values: order, spans and phrases, on a sentence written out by hand."""

import pytest

from transforms.reading.parsed import Paragraph, Word

OFFSET = 100


def word(text, idx, head, dep, pos="NOUN", *, starts=False, ws=" "):
    return Word(
        text=text,
        idx=idx,
        whitespace_=ws,
        lemma_=text.lower(),
        pos_=pos,
        tag_="",
        dep_=dep,
        ent_type_="",
        ent_iob_="O",
        head=head,
        starts_sentence=starts,
        like_num=False,
        is_punct=False,
        is_stop=False,
    )


@pytest.fixture
def paragraph():
    words = [
        word("Three", 0, 2, "nummod", "NUM", starts=True),
        word("masked", 6, 2, "amod", "ADJ"),
        word("gunmen", 13, 3, "nsubj"),
        word("fled", 20, 3, "ROOT", "VERB"),
        word("north", 25, 3, "advmod", "ADV", ws=""),
        word(".", 30, 3, "punct", "PUNCT"),
        word("Nobody", 32, 7, "nsubj", "PRON", starts=True),
        word("died", 39, 7, "ROOT", "VERB", ws=""),
        word(".", 43, 7, "punct", "PUNCT", ws=""),
    ]
    return Paragraph("Three masked gunmen fled north. Nobody died.", words, OFFSET)


def test_sentences_hold_their_words_and_root(paragraph):
    first, second = paragraph.sents
    assert (first.text, first.root.text, first.start_char) == ("Three masked gunmen fled north.", "fled", 0)
    assert (second.text, second.root.text, second.start_char) == ("Nobody died.", "died", 32)
    assert paragraph[7].sent is second


def test_a_token_knows_its_place_in_the_article(paragraph):
    assert (paragraph[3].offset, paragraph[3].key) == (OFFSET + 20, (OFFSET, 3))


def test_a_root_hangs_on_itself_and_is_not_its_own_child(paragraph):
    fled = paragraph[3]
    assert fled.head is fled
    assert [t.text for t in fled.children] == ["gunmen", "north", "."]
    assert [t.text for t in fled.lefts] == ["gunmen"]
    assert [t.text for t in fled.rights] == ["north", "."]


def test_subtree_is_in_order_of_the_text(paragraph):
    assert [t.text for t in paragraph[3].subtree] == ["Three", "masked", "gunmen", "fled", "north", "."]
    assert paragraph[3].left_edge is paragraph[0]
    assert [t.text for t in paragraph[4].subtree] == ["north"]


def test_phrase_is_the_noun_with_what_belongs_to_it(paragraph):
    assert [t.text for t in paragraph[2].phrase] == ["Three", "masked", "gunmen"]
    assert [t.text for t in paragraph[3].phrase] == ["fled"]


def test_phrase_ends_at_a_gap():
    words = [
        word("armed", 0, 4, "amod", "ADJ", starts=True),
        word("and", 6, 0, "cc", "CCONJ"),
        word(",", 9, 4, "punct", "PUNCT"),
        word("say", 11, 4, "parataxis", "VERB"),
        word("men", 15, 4, "ROOT", ws=""),
    ]
    assert [t.text for t in Paragraph("armed and, say men", words, 0)[4].phrase] == ["men"]


def test_slices_clamp_and_know_where_they_begin(paragraph):
    behind = paragraph[3:99]
    assert (behind.start, behind.end, behind.text) == (3, 9, "fled north. Nobody died.")
    assert behind[1:3].text == "north."
    assert (behind[1:3].start, paragraph[4:4].text, len(paragraph[4:4])) == (4, "", 0)


def test_neighbour_beyond_the_paragraph_is_an_error(paragraph):
    assert paragraph[0].nbor().text == "masked"
    with pytest.raises(IndexError, match="no token -1 places from 'Three'"):
        paragraph[0].nbor(-1)
    with pytest.raises(IndexError):
        paragraph[8].nbor(1)
