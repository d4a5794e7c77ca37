"""Mends what the parser regularly gets wrong, before anything is read of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transforms.reading.parsed import Word
from transforms.reading.words import word_list

_LOOSE = ("advcl", "ccomp", "conj", "parataxis")
_TOLD = ("VBD", "VBZ")
_GAP = 2  # words between a name and its noun
_GLOSS = 12  # words in brackets
_OPEN = ("(", "[")
_CLOSED = (")", "]")
_BEFORE = ("amod", "compound", "nmod")
_SUBJECTS = ("nsubj", "nsubjpass")
_OWN = ("nsubj", "nsubjpass", "aux", "auxpass", "mark")  # with one of these a verb opens a clause of its own


def mended(words: Sequence[Word]) -> list[Word]:
    """The words of a paragraph: nouns are read as nouns, second statements hang on the first one, names on their noun.

    In "denied that troops had fired and said rebels did" the parser joins "said" to "fired", as if it were denied too.
    In "FMLN urban guerrillas attacked" it takes the name for a second subject, in "FMLN (…) guerrillas" for the head.
    """
    out = list(words)
    for i, word in enumerate(words):
        if word.tag_ == "VBZ" and word.text.lower() in word_list("nouns", "never_verbs"):
            out = _if_tree(out, _make_noun, i)
        if word.text.lower() == "which" and word.dep_ == "pobj":
            out = _if_tree(out, _make_relative, word.head)
    words = list(out)
    for i in range(len(words)):
        if _first_statement(words, i) is not None:
            out = _if_tree(out, _join_first, i)
        if _noun_behind(words, i) is not None:
            out = _if_tree(out, _hang_name, i)
        if _is_glossed(words, i):
            out = _if_tree(out, _turn, i)
    return out


def _if_tree(words: list[Word], mend: Callable[[list[Word], int], None], i: int) -> list[Word]:
    """The words mended at a place; as they were where that would hang a word on itself."""
    tried = list(words)
    mend(tried, i)
    return tried if _is_tree(tried) else words


def _is_tree(words: Sequence[Word]) -> bool:
    """True when every word leads to a root, which is its own head."""
    rooted: set[int] = set()
    for start in range(len(words)):
        path, at = [start], start
        while at not in rooted and words[at].head != at:
            at = words[at].head
            if at in path:
                return False
            path.append(at)
        rooted.update(path)
    return True


def _join_first(out: list[Word], i: int) -> None:
    """Hangs a second statement, with its "and", on the verb of speech of the first one."""
    first, above = _first_statement(out, i), out[i].head
    if first is None:
        return
    link = next((n for n in range(i - 1, above, -1) if _joins(out[n], above)), None)
    out[i] = out[i]._replace(head=first)
    if link is not None:
        out[link] = out[link]._replace(head=first)


def _hang_name(out: list[Word], i: int) -> None:
    noun = _noun_behind(out, i)
    if noun is not None:
        out[i] = out[i]._replace(head=noun, dep_="compound")


def _behind_gloss(words: Sequence[Word], start: int) -> int:
    """The place behind the brackets that open at a place; the place itself where none do."""
    if start < len(words) and words[start].text in _OPEN:
        closed = next((n for n in range(start, min(len(words), start + _GLOSS)) if words[n].text in _CLOSED), None)
        return start if closed is None else closed + 1
    return start


def _is_glossed(words: Sequence[Word], i: int) -> bool:
    """True for the guerrillas of "FMLN (Farabundo Marti National Liberation Front) guerrillas", hung on the name."""
    noun, name = words[i], words[i].head
    if noun.pos_ != "NOUN" or noun.dep_ != "appos" or words[name].ent_type_ != "ORG" or not name + 2 < i:
        return False
    first = next((n for n in range(i - 1, name, -1) if words[n].dep_ not in _BEFORE), name)
    return words[first].text in _CLOSED and words[name + 1].text in _OPEN


def _turn(out: list[Word], i: int) -> None:
    """Makes the name the compound of its noun, and the noun the head of what hung on the name."""
    name = out[i].head
    above = i if out[name].head == name else out[name].head
    out[i] = out[i]._replace(head=above, dep_=out[name].dep_)
    for n, word in enumerate(out):
        if word.head == name and n != name and not name < n < i:
            out[n] = word._replace(head=i)
    out[name] = out[name]._replace(head=i, dep_="compound")


def _noun_behind(words: Sequence[Word], i: int) -> int | None:
    """The noun for people to which a name before it belongs: the guerrillas of "FMLN urban guerrillas attacked"."""
    name = words[i]
    if name.ent_type_ not in ("ORG", "NORP") or name.dep_ not in ("npadvmod", "nsubj") or not name.text[:1].isupper():
        return None
    start = _behind_gloss(words, i + 1)
    noun = next((n for n in range(start, len(words)) if words[n].dep_ not in _BEFORE), None)
    if noun is None or noun - start > _GAP or words[noun].tag_ != "NNS" or words[noun].dep_ not in _SUBJECTS:
        return None
    is_one_phrase = all(words[n].head == noun for n in range(start, noun))
    return noun if is_one_phrase and words[noun].head == name.head and name.head > noun else None


def _first_statement(words: Sequence[Word], i: int) -> int | None:
    """The verb of speech to which one that is joined to its content should be joined; None for other words."""
    word = words[i]
    if word.dep_ != "conj" or word.tag_ not in _TOLD or word.lemma_.lower() not in word_list("speech", "second"):
        return None
    content = words[word.head]
    first = words[content.head]
    speaks = first.lemma_.lower() in word_list("speech", "say") | word_list("speech", "deny")
    if content.dep_ != "ccomp" or not speaks or first.tag_ != word.tag_ or not content.head < word.head < i:
        return None
    has_own = any(w.head == i and w.dep_ in _OWN for w in words)
    return None if has_own else content.head


def _joins(word: Word, head: int) -> bool:
    """True for the "and" or the comma by which a verb is joined to the one before it."""
    return word.head == head and word.dep_ in ("cc", "punct")


def _make_noun(words: list[Word], i: int) -> None:
    """Reads "for US airstrikes in Herat" as a noun behind a preposition, where the parser saw a clause."""
    noun = words[i]
    words[i] = noun._replace(pos_="NOUN", tag_="NNS")
    for n, word in enumerate(words):
        if word.head == i and word.dep_ in ("nsubj", "mark") and n < i:
            if word.dep_ == "nsubj":
                words[n] = word._replace(dep_="compound")
            elif noun.dep_ == "advcl":
                above = n - 1 if n and words[n - 1].pos_ == "NOUN" else noun.head  # "in *retaliation* for strikes"
                words[n] = word._replace(dep_="prep", pos_="ADP", head=above)
                words[i] = words[i]._replace(dep_="pobj", head=n)


def _make_relative(words: list[Word], link: int) -> None:
    """Hangs "in which nine were killed" on the deed or noun before it, where the parser hung it on a verb far off."""
    clause = words[link].head
    verb = words[clause]
    if verb.dep_ not in _LOOSE or not verb.head < link < clause:
        return
    before = [n for n in range(link - 1, verb.head, -1) if words[n].pos_ == "NOUN" and words[n].ent_type_ != "DATE"]
    deeds = [n for n in before if words[n].lemma_.lower() in word_list("nouns", "violent")]
    if before:
        words[clause] = verb._replace(dep_="relcl", head=(deeds or before)[0])
