"""Who is meant: from a noun in the text to an actor of the warehouse.

Names are looked up in the registry, never guessed. What is no name is read as noun phrases are built: a noun for people
or an institution, and the country, polity or organisation that stands beside it ("the foreign ministry in Moscow").
Pronouns and descriptions ("the ministry", "the breakaway region") go back to what the article named before. What stays
unknown is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from transforms.identity import content_id
from transforms.reading.document import Document, key_of, span_of
from transforms.reading.quantities import find_quantities
from transforms.reading.registry import Agent, NameKind, Organisation, Registry, normalise
from transforms.reading.syntax import ancestors, children, logical_subject, phrase_tokens, prepositional
from transforms.reading.words import weapon_mode, word_list
from transforms.records import Span
from transforms.vocabulary import ActorKind, Sector, VictimType

_PEOPLE = ("PERSON",)
_PLACES = ("GPE", "LOC", "FAC")
_PLURAL_PRONOUNS = frozenset({"they", "them", "their", "themselves", "both"})
_PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself", "who", "whom"})
_THING_PRONOUNS = frozenset({"it", "its", "itself"})
_SPEAKER_PRONOUNS = frozenset({"we", "our", "us", "i", "my", "me", "ourselves"})
_STATE_FORCES = {Sector.MIL: "military", Sector.COP: "police", Sector.SPY: "intelligence service"}
_ARMED = frozenset({Sector.MIL, Sector.COP, Sector.REB, Sector.UAF, Sector.PRM, Sector.CRM})
_LOOKBACK = 12  # sentences; further back a description is more often new than repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor as identified.

    Attributes:
        actor_id, name, kind, country, polity, sectors, wikidata_id, parent: as in the actors table.
        victim_type: as which a casualty of it counts.
        is_armed: bears arms by trade.
        is_human: can be killed or wounded.
        is_named: the text gives a name, not a description.
        noun: the noun that describes it, for going back to it.
    """

    actor_id: str
    name: str
    kind: ActorKind
    country: str | None = None
    polity: str | None = None
    sectors: tuple[Sector, ...] = ()
    wikidata_id: str | None = None
    parent: Who | None = None
    victim_type: VictimType = VictimType.UNKNOWN
    is_armed: bool = False
    is_human: bool = True
    is_named: bool = False
    noun: str | None = None

    def is_side_of(self, other: Who) -> bool:
        """True when one acts for the other: the same actor, a state and its organs, organs of one state or polity."""
        if self.actor_id == other.actor_id:
            return True
        if self.country is None or self.country != other.country or self.polity != other.polity:
            return False
        return self.speaks_for_state and other.speaks_for_state

    @property
    def speaks_for_state(self) -> bool:
        """True for states, polities and their organs."""
        state = {Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY, Sector.LEG, Sector.JUD}
        return self.kind is ActorKind.STATE or bool(state & set(self.sectors))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in the text that names or means an actor.

    Attributes:
        who: the actor.
        span: the words.
        text: the words.
        resolved_text: what a pronoun or description stands for, else None.
        head: the noun.
    """

    who: Who
    span: Span
    text: str
    resolved_text: str | None
    head: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class _Home:
    """Country and polity that stand beside a noun."""

    country: str | None = None
    polity: str | None = None
    name: str | None = None
    owner: Who | None = None


class Cast:
    """The actors of one document; it remembers what was named, in order of the text."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document = document
        self._registry = registry
        self._known: dict[tuple[int, int], Mention] = {}
        self._history: list[Mention] = []
        self._persons: dict[str, Who] = {}
        self._countries: dict[str, str] = {}
        for sentence in document.sentences:
            self._note_countries(sentence.tokens)
        for sentence in document.sentences:
            for token in sentence.tokens:
                if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nummod", "quantmod"):
                    self._remember(token)

    def identify(self, head: Token) -> Mention:
        """The actor that a noun or pronoun means; what is unknown is an actor of its own words."""
        key = key_of(head)
        if key not in self._known:
            # A noun and its apposition ask for each other; the one asked second is read by its own words.
            self._known[key] = self._plain(head)
            self._known[key] = self._mention(head)
        return self._known[key]

    def _plain(self, head: Token) -> Mention:
        """A mention read by its own word alone."""
        span = span_of(head, head)
        text = self._document.text(span)
        who = Who(actor_id=content_id("actor", normalise(text), None, None), name=text, kind=ActorKind.UNKNOWN)
        return Mention(who=who, span=span, text=text, resolved_text=None, head=head)

    def _remember(self, head: Token) -> None:
        mention = self.identify(head)
        if mention.who.kind is not ActorKind.OBJECT and (mention.who.is_named or mention.who.noun):
            self._history.append(mention)

    def _note_countries(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            if token.pos_ == "PROPN" or token.ent_type_ in ("GPE", "NORP"):
                match = self._registry.country_of(token.text)
                if match and match.how in (NameKind.NAME, NameKind.DEMONYM):
                    self._countries[normalise(token.text)] = match.iso3

    def as_place(self, head: Token) -> Mention:
        """A mention read as a place that things happen to, not as whose government it seats."""
        words = _words_of(head)
        span = span_of(words[0], words[-1])
        return Mention(
            who=self._object(head, words), span=span, text=self._document.text(span), resolved_text=None, head=head
        )

    # ------------------------------------------------------------------ one mention
    def _mention(self, head: Token) -> Mention:
        if head.pos_ == "PRON" and head.lower_ not in ("one", "some", "others"):
            return self._pronoun(head)
        words = _words_of(head)
        span = span_of(words[0], words[-1])
        who = self._named(head, words) or self._described(head, words) or self._unknown(head, words)
        resolved = None
        if who.noun and self._is_definite(head) and who.country is None and not who.is_named:
            before = self._same_description(head, who)
            if before:
                who, resolved = before.who, before.text
        return Mention(who=who, span=span, text=self._document.text(span), resolved_text=resolved, head=head)

    def _pronoun(self, head: Token) -> Mention:
        span = span_of(head, head)
        before = self._antecedent(head)
        if before is None:
            who = Who(
                actor_id=content_id("actor", "unknown"), name="unknown", kind=ActorKind.UNKNOWN, sectors=(Sector.UNK,)
            )
            return Mention(who=who, span=span, text=self._document.text(span), resolved_text=None, head=head)
        return Mention(
            who=before.who, span=span, text=self._document.text(span), resolved_text=before.text, head=head
        )

    def _antecedent(self, head: Token) -> Mention | None:
        word = head.lower_
        if word in _SPEAKER_PRONOUNS:
            speaker = _speaker_above(head)
            return self.identify(speaker) if speaker is not None and speaker.pos_ != "PRON" else None
        here = key_of(head)
        earlier = [m for m in self._history if key_of(m.head) < here and _near(m.head, head)]
        fits = [m for m in earlier if _agrees(word, m) and _clause_mate(m.head, head) is False]
        subjects = [m for m in fits[-6:] if m.head.dep_ in ("nsubj", "nsubjpass")]
        chosen = subjects or fits
        return chosen[-1] if chosen else None

    # ------------------------------------------------------------------ names
    def _named(self, head: Token, words: list[Token]) -> Who | None:
        """An actor that the registry or the names of the article know."""
        texts = [_joined(words), _joined(_without_article(words)), *_entity_text(head)]
        if head.pos_ == "PROPN" or head.ent_type_:
            texts.append(head.text)
        for text in dict.fromkeys(texts):
            organisation = self._registry.organisation(text)
            if organisation:
                return self._organisation(organisation)
            country = self._registry.country_of(text)
            if country and (
                text != head.text or len(words) == 1 or head.ent_type_ in ("GPE", "NORP") or head.pos_ == "PROPN"
            ):
                if country.how is NameKind.DEMONYM and head.tag_ in ("NNS", "NNPS"):
                    return self._people(country.iso3, country.name, text)
                return self._state(country.iso3, country.sector)
        if head.ent_type_ in _PEOPLE or (head.pos_ == "PROPN" and _title_before(head, words, self._registry)):
            return self._misspelt(head, words) or self._person(head, words)
        return self._misspelt(head, words)

    def _organisation(self, entry: Organisation) -> Who:
        parent = self._registry.organisation_by_id(entry.parent) if entry.parent else None
        return Who(
            actor_id=entry.id,
            name=entry.name,
            kind=entry.kind,
            country=entry.country,
            polity=entry.polity,
            sectors=entry.sectors,
            wikidata_id=entry.wikidata_id,
            parent=self._organisation(parent) if parent else None,
            victim_type=_victim_type(entry.sectors),
            is_armed=bool(_ARMED & set(entry.sectors)),
            is_named=True,
        )

    def _state(self, iso3: str, sector: Sector | None = None) -> Who:
        name = self._registry.country_name(iso3) or iso3
        state = Who(actor_id=iso3, name=name, kind=ActorKind.STATE, country=iso3, sectors=(Sector.GOV,), is_named=True)
        return self._force(state, sector) if sector in _STATE_FORCES else state

    def _force(self, state: Who, sector: Sector) -> Who:
        """The military, police or intelligence service of a state or polity."""
        noun = _STATE_FORCES[sector]
        victim = {Sector.MIL: VictimType.MILITARY, Sector.COP: VictimType.POLICE}.get(sector, VictimType.UNKNOWN)
        return Who(
            actor_id=f"{state.actor_id}-{sector.value}",
            name=f"{state.name}'s {noun}",
            kind=ActorKind.ORGANISATION,
            country=state.country,
            polity=state.polity,
            sectors=(sector, *(s for s in state.sectors if s is Sector.PRE)),
            parent=state,
            victim_type=victim,
            is_armed=True,
            is_named=True,
            noun=noun,
        )

    def _people(self, iso3: str, country: str, text: str) -> Who:
        return Who(
            actor_id=f"{iso3}-people",
            name=f"people of {country}" if country == text else text,
            kind=ActorKind.POPULATION,
            country=iso3,
            sectors=(Sector.CVL,),
            is_named=True,
        )

    def _person(self, head: Token, words: list[Token]) -> Who:
        entity = [t for t in words if t.ent_type_ == "PERSON"] or [t for t in words if t.pos_ == "PROPN"] or [head]
        name = _joined(entity)
        surname = normalise(entity[-1].text)
        if len(entity) == 1 and surname in self._persons:
            return self._persons[surname]
        facts = self._title(head, words, entity)
        who = Who(
            actor_id=content_id("person", normalise(name), facts[0].country, facts[1][:1]),
            name=name,
            kind=ActorKind.PERSON,
            country=facts[0].country,
            polity=facts[0].polity,
            sectors=facts[1],
            victim_type=facts[2],
            is_armed=bool(_ARMED & set(facts[1])),
            is_named=True,
        )
        self._persons.setdefault(surname, who)
        return who

    def _title(
        self, head: Token, words: list[Token], name: list[Token]
    ) -> tuple[_Home, tuple[Sector, ...], VictimType]:
        """Country, sectors and victim type from the words before or beside a person's name."""
        first = name[0].i
        before = [t for t in words if t.i < first]
        beside = [a for a in children(head, "appos") if a.pos_ in ("NOUN", "PROPN")]
        if head.dep_ == "appos" and head.head.pos_ == "NOUN":
            beside.append(head.head)
        nouns = [before] if before else []
        nouns += [_words_of(b) for b in beside]
        for phrase in nouns:
            agent = self._registry.agent([t.lemma_.lower() for t in phrase])
            if agent:
                home = self._home(phrase[-1], phrase)
                sectors = agent.sectors or (home.owner.sectors if home.owner and agent.follows else ())
                return home, sectors, agent.victim_type
        home = self._home(head, before) if before else _Home()
        return home, (), VictimType.UNKNOWN

    def _misspelt(self, head: Token, words: list[Token]) -> Who | None:
        """A name one letter away from that of a country which the article names: "Armania"."""
        word = normalise(head.text)
        if len(words) > 1 or head.pos_ != "PROPN" or len(word) < 6 or word in self._countries:
            return None
        near = {iso3 for name, iso3 in self._countries.items() if _one_letter_apart(word, name)}
        return self._state(near.pop()) if len(near) == 1 else None

    # ------------------------------------------------------------------ descriptions
    def _described(self, head: Token, words: list[Token]) -> Who | None:
        """An actor that a noun for people or an institution describes."""
        lemmas = [t.lemma_.lower() for t in _without_article(words)]
        if weapon_mode(head) is not None:
            home = self._home(head, words)
            return self._weapon(home) if home.country else None
        base = lemmas[: [t.i for t in _without_article(words)].index(head.i) + 1] if head in words else lemmas
        polity = self._polity_named_before(head)
        if polity is not None:
            return polity
        agent = self._registry.agent(base)
        if agent is None:
            is_thing = self._registry.target_kind(base) is not None or head.lemma_.lower() in word_list("definite", "areas")
            return self._object(head, words) if is_thing else None
        return self._agent(agent, self._home(head, words), head, words)

    def _polity_named_before(self, head: Token) -> Who | None:
        """ "the disputed region": the polity that the article named last."""
        lemma = head.lemma_.lower()
        marked = any(c.lower_ in word_list("definite", "polity_marks") for c in head.children)
        if lemma not in word_list("definite", "polities") or not (marked and self._is_definite(head)):
            return None
        return self._last(lambda w: w.polity is not None and w.kind is ActorKind.STATE, head)

    def _agent(self, agent: Agent, home: _Home, head: Token, words: list[Token]) -> Who:
        if agent.follows and home.owner is not None:
            return (
                replace(home.owner, is_human=True)
                if agent.kind is not ActorKind.PERSON
                else self._spokesman(agent, home)
            )
        primary = agent.sectors[0] if agent.sectors else None
        if primary in _STATE_FORCES and home.country and agent.is_armed and home.owner is not None:
            owner = home.owner
            if owner.kind is ActorKind.STATE:
                return self._force(owner, primary)
        country, polity = home.country, home.polity
        sectors = agent.sectors
        if polity and Sector.PRE not in sectors:
            sectors = (*sectors, Sector.PRE)
        owner_name = home.name
        label = agent.noun if agent.kind in (ActorKind.ORGANISATION,) else _joined(_without_article(words)).lower()
        name = (
            f"{owner_name}'s {agent.noun}"
            if owner_name and agent.kind is ActorKind.ORGANISATION
            else _clean_label(words, label)
        )
        slug = agent.noun.replace(" ", "-")
        actor_id = (
            f"{home.owner.actor_id}-{slug}"
            if home.owner and agent.kind is ActorKind.ORGANISATION
            else content_id("actor", normalise(name), country, sectors[0] if sectors else None)
        )
        return Who(
            actor_id=actor_id,
            name=name,
            kind=agent.kind,
            country=country,
            polity=polity,
            sectors=sectors,
            parent=home.owner if agent.kind is ActorKind.ORGANISATION else None,
            victim_type=agent.victim_type,
            is_armed=agent.is_armed,
            is_human=agent.is_human,
            noun=agent.noun,
        )

    def _spokesman(self, agent: Agent, home: _Home) -> Who:
        """Somebody who stands for an organisation: a person of its country and sector."""
        assert home.owner is not None
        owner = home.owner
        return Who(
            actor_id=f"{owner.actor_id}-{agent.noun.replace(' ', '-')}",
            name=f"{agent.noun} of {owner.name}",
            kind=ActorKind.PERSON,
            country=owner.country,
            polity=owner.polity,
            sectors=agent.sectors or owner.sectors,
            parent=owner,
            victim_type=agent.victim_type if agent.victim_type is not VictimType.UNKNOWN else owner.victim_type,
            is_armed=owner.is_armed,
            noun=agent.noun,
        )

    def _weapon(self, home: _Home) -> Who:
        """The military whose weapon acts: "Azerbaijani drones"."""
        owner = home.owner
        if owner is not None and owner.kind is ActorKind.STATE:
            return self._force(owner, Sector.MIL)
        assert owner is not None
        return owner

    def _object(self, head: Token, words: list[Token]) -> Who:
        name = _joined(_without_article(words))
        home = self._home(head, words)
        return Who(
            actor_id=content_id("object", normalise(name), home.country),
            name=name,
            kind=ActorKind.OBJECT,
            country=home.country,
            polity=home.polity,
            is_human=False,
        )

    def _unknown(self, head: Token, words: list[Token]) -> Who:
        name = _joined(_without_article(words)) or head.text
        kind = ActorKind.ORGANISATION if head.ent_type_ == "ORG" else ActorKind.UNKNOWN
        home = self._home(head, words)
        return Who(
            actor_id=content_id("actor", normalise(name) or name, home.country, None),
            name=name,
            kind=kind,
            country=home.country,
            polity=home.polity,
            sectors=(),
            is_named=head.ent_type_ == "ORG",
            is_human=head.ent_type_ not in (*_PLACES, "ORG", "DATE", "TIME", "MONEY", "EVENT", "PRODUCT", "LAW"),
        )

    # ------------------------------------------------------------------ whose
    def _home(self, head: Token, words: list[Token]) -> _Home:
        """Country, polity or organisation that a noun belongs to: before it, or behind "of", "in", "from"."""
        inside = [t for t in words if t.i != head.i and t.pos_ in ("PROPN", "ADJ", "NOUN")]
        for token in reversed(inside):
            home = self._home_named(token)
            if home:
                return home
        for token in prepositional(head, "of", "in", "from", "for", "at"):
            home = self._home_named(token) or self._home_described(token)
            if home:
                return home
        for token in children(head, "poss"):
            home = self._home_described(token)
            if home:
                return home
        return _Home()

    def _home_named(self, token: Token) -> _Home | None:
        for text in (*_entity_text(token), token.text):
            organisation = self._registry.organisation(text)
            if organisation:
                who = self._organisation(organisation)
                return _Home(country=who.country, polity=who.polity, name=who.name, owner=who)
            country = self._registry.country_of(text)
            if country and (token.pos_ in ("PROPN", "ADJ") or token.ent_type_):
                state = self._state(country.iso3)
                return _Home(country=country.iso3, name=state.name, owner=state)
        return None

    def _home_described(self, token: Token) -> _Home | None:
        """ "the breakaway region's", "its": what was named before."""
        if token.pos_ == "PRON":
            before = self._antecedent(token)
            who = before.who if before else None
        elif token.lemma_.lower() in word_list("definite", "polities"):
            who = self._last(lambda w: w.polity is not None and w.kind is ActorKind.STATE, token)
        elif token.lemma_.lower() in word_list("definite", "countries"):
            who = self._last(lambda w: w.kind is ActorKind.STATE, token)
        else:
            agent = self._registry.agent([t.lemma_.lower() for t in _without_article(_words_of(token))])
            who = (
                self.identify(token).who
                if agent and token.dep_ != "poss" or agent and agent.kind is ActorKind.ORGANISATION
                else None
            )
        if who is None:
            return None
        return _Home(country=who.country, polity=who.polity, name=who.name, owner=who)

    def _last(self, wanted: object, token: Token) -> Who | None:
        here = key_of(token)
        found = [m.who for m in self._history if key_of(m.head) < here and wanted(m.who)]  # type: ignore[operator]
        return found[-1] if found else None

    def _is_definite(self, head: Token) -> bool:
        marks = children(head, "det", "poss")
        return any(d.lower_ in ("the", "this", "that", "these", "those", "its", "their") for d in marks)

    def _same_description(self, head: Token, who: Who) -> Mention | None:
        """The last actor before that the same noun described with more: "the ministry" after "the defence ministry"."""
        here = key_of(head)
        last = (who.noun or "").split()[-1:]
        if who.noun in ("group", "movement", "organisation", "organization"):
            named = (m for m in reversed(self._history) if key_of(m.head) < here)
            return next((m for m in named if m.who.kind is ActorKind.ORGANISATION and m.who.is_named), None)
        for mention in reversed(self._history):
            noun = mention.who.noun
            if key_of(mention.head) < here and noun and noun.split()[-1:] == last and mention.who.country is not None:
                return mention
        return None


# ---------------------------------------------------------------------- words
def _words_of(head: Token) -> list[Token]:
    """The words of a mention: the base phrase, and an "of" phrase where the noun says little alone."""
    words = phrase_tokens(head)
    of = [p for p in children(head, "prep") if p.lower_ == "of" and p.i == head.i + 1]
    if of and head.lemma_.lower() in _OPEN_NOUNS:
        inner = [t for obj in children(of[0], "pobj") for t in phrase_tokens(obj)]
        if inner and inner[-1].i - head.i < 8:
            words = [*words, of[0], *(t for t in head.doc[of[0].i + 1 : inner[-1].i + 1])]
    return words


_OPEN_NOUNS = frozenset(
    "army force front government group head leader member ministry minister movement office party president unit "
    "union zone department government command council".split()
)


def _joined(words: list[Token]) -> str:
    text = "".join(t.text_with_ws for t in words).strip()
    return text.removesuffix("'s").removesuffix("’s").strip()


def _without_article(words: list[Token]) -> list[Token]:
    out = list(words)
    while len(out) > 1 and (out[0].pos_ in ("DET", "PUNCT") or out[0].dep_ in ("det", "predet") or out[0].is_punct):
        out = out[1:]
    return out


def _entity_text(token: Token) -> list[str]:
    """The named entity that a token belongs to, with and without its article."""
    if not token.ent_type_:
        return []
    doc = token.doc
    start, end = token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    words = [t for t in doc[start:end] if not t.is_space]
    return list(dict.fromkeys([_joined(words), _joined(_without_article(words))]))


def _clean_label(words: list[Token], label: str) -> str:
    """A describing name without counts and qualifiers: "at least three masked gunmen" is "masked gunmen"."""
    start = words[0].idx
    amounts = find_quantities(words[0].doc.text[start : words[-1].idx + len(words[-1])])
    counted = [Span(start + q.span.start, start + q.span.end) for q in amounts]
    left_out = ("nummod", "quantmod", "predet", "poss", "case")
    kept = [
        t
        for t in _without_article(words)
        if t.dep_ not in left_out
        and not t.like_num
        and t.lower_ not in ("another", "more", "other", "estimated")
        and not any(s.start <= t.idx < s.end for s in counted)
    ]
    return _joined(kept).lower() or label


def _victim_type(sectors: tuple[Sector, ...]) -> VictimType:
    table = {
        Sector.MIL: VictimType.MILITARY, Sector.COP: VictimType.POLICE, Sector.REB: VictimType.REBEL,
        Sector.PRM: VictimType.MILITIA, Sector.UAF: VictimType.REBEL, Sector.JRN: VictimType.JOURNALIST,
    }  # fmt: skip
    return next((table[s] for s in sectors if s in table), VictimType.UNKNOWN)


def _title_before(head: Token, words: list[Token], registry: Registry) -> bool:
    before = [t.lemma_.lower() for t in words if t.i < head.i]
    return bool(before) and head.ent_type_ not in _PLACES and registry.agent(before) is not None


def _one_letter_apart(a: str, b: str) -> bool:
    if len(a) != len(b):
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _speaker_above(token: Token) -> Token | None:
    say = word_list("speech", "say")
    verb = next((t for t in ancestors(token) if t.pos_ == "VERB" and t.lemma_ in say and t.i != token.head.i), None)
    return logical_subject(verb) if verb is not None else None


def _near(before: Token, here: Token) -> bool:
    return before.doc is here.doc or int(here.doc.user_data["offset"]) - int(before.doc.user_data["offset"]) < 1500


def _agrees(pronoun: str, mention: Mention) -> bool:
    who = mention.who
    plural = mention.head.tag_ in ("NNS", "NNPS") or bool(children(mention.head, "conj"))
    if pronoun in _PERSON_PRONOUNS:
        return who.kind is ActorKind.PERSON and (who.is_named or not plural)
    if pronoun in _PLURAL_PRONOUNS:
        return plural or who.kind in (ActorKind.GROUP, ActorKind.POPULATION)
    if pronoun in _THING_PRONOUNS:
        return who.kind in (ActorKind.STATE, ActorKind.ORGANISATION) and not plural
    return False


def _clause_mate(before: Token, pronoun: Token) -> bool:
    """True when both hang on one verb, so that the pronoun would have been "itself"."""
    return (
        before.doc is pronoun.doc
        and before.head.i == pronoun.head.i
        and before.dep_ != "poss"
        and pronoun.dep_ != "poss"
    )
