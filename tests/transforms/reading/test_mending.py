"""Mended parses stay trees: a word that hung on itself would never end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.reading.mending import mended
from transforms.reading.parsed import Word

KINDS = [
    ("which", "PRON", "WDT", "pobj", ""),
    ("in", "ADP", "IN", "prep", ""),
    ("attack", "NOUN", "NN", "dobj", ""),
    ("killed", "VERB", "VBD", "advcl", ""),
    ("killed", "VERB", "VBD", "ccomp", ""),
    ("said", "VERB", "VBD", "ROOT", ""),
    ("said", "VERB", "VBD", "conj", ""),
    ("and", "CCONJ", "CC", "cc", ""),
    ("airstrikes", "VERB", "VBZ", "advcl", ""),
    ("US", "PROPN", "NNP", "nsubj", "GPE"),
    ("for", "SCONJ", "IN", "mark", ""),
    ("FMLN", "PROPN", "NNP", "nsubj", "ORG"),
    ("(", "PUNCT", "-LRB-", "punct", ""),
    (")", "PUNCT", "-RRB-", "punct", ""),
    ("guerrillas", "NOUN", "NNS", "appos", ""),
    ("guerrillas", "NOUN", "NNS", "nsubj", ""),
]


def parse(kinds, heads):
    """The words of some kinds, each with its head."""
    return [
        Word(
            text=text,
            idx=8 * i,
            whitespace_=" ",
            lemma_={"said": "say", "killed": "kill"}.get(text, text.lower()),
            pos_=pos,
            tag_=tag,
            dep_=dep,
            ent_type_=label,
            ent_iob_="B" if label else "O",
            head=heads[i],
            starts_sentence=i == 0,
            like_num=False,
            is_punct=pos == "PUNCT",
            is_stop=False,
        )
        for i, (text, pos, tag, dep, label) in enumerate(kinds)
    ]


def assert_tree(words):
    for start in range(len(words)):
        seen, at = {start}, start
        while words[at].head != at:
            at = words[at].head
            assert at not in seen, [(w.text, w.dep_, w.head) for w in words]
            seen.add(at)


@st.composite
def parses(draw):
    """Any words with any heads that form a tree: each hangs on one that was placed before it."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=3, max_size=12))
    order = draw(st.permutations(range(len(kinds))))
    heads = {order[0]: order[0]}
    for n, place in enumerate(order[1:], start=1):
        heads[place] = draw(st.sampled_from(order[:n]))
    return parse(kinds, heads)


@given(parses())
def test_mended_words_stay_a_tree(words):
    assert_tree(mended(words))


def test_clause_is_not_hung_on_a_word_of_its_own():
    said, attack, link, which, killed = (KINDS[n] for n in (5, 2, 1, 0, 3))
    words = parse([said, attack, link, which, killed], heads=[0, 4, 4, 2, 0])
    assert_tree(mended(words))
    assert mended(words)[4].head == 0
