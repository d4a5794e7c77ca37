"""Who is meant: from a noun in the text to an actor of the warehouse.

Names are looked up in the registry, never guessed. What is no name is read as noun phrases are built: a noun for people
or an institution, and the country, polity or organisation that stands beside it ("the foreign ministry in Moscow").
Pronouns and descriptions ("the ministry", "the breakaway region") go back to what the article named before. What stays
unknown is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.reading.antecedents import (
    antecedent,
    is_definite,
    is_speakers_own,
    own_subject,
    same_description,
    speaker_above,
)
from transforms.reading.appositions import NamesBeside
from transforms.reading.bodies import Body, NamedBodies
from transforms.reading.document import Document, Sentence, key_of, span_of
from transforms.reading.homes import Homes, home_of
from transforms.reading.leaders import Leaders
from transforms.reading.misspelt import CountriesNamed
from transforms.reading.naming import NOBODY_KNOWN, Maker
from transforms.reading.parsed import Token
from transforms.reading.persons import PersonName, Persons
from transforms.reading.phrases import (
    entity_texts,
    entity_words,
    joined,
    lemmas,
    plain_label,
    without_article,
    words_of,
)
from transforms.reading.quotes import speakers_of
from transforms.reading.registry import Agent, NameKind, Registry
from transforms.reading.syntax import conjoined, prepositional
from transforms.reading.titles import Titles
from transforms.reading.who import Home, Mention, Who
from transforms.reading.words import weapon_mode, word_list
from transforms.vocabulary import ActorKind, Sector, VictimType

_PLACES = ("GPE", "LOC", "FAC")
_NO_PEOPLE = (*_PLACES, "ORG", "DATE", "TIME", "MONEY", "EVENT", "PRODUCT", "LAW")
_PEOPLE = (ActorKind.GROUP, ActorKind.PERSON, ActorKind.POPULATION)
_ARMED_GROUPS = ((Sector.REB,), (Sector.PRM,))
_COUNTED_PRONOUNS = ("all", "both", "each", "few", "many", "most", "none", "one", "others", "several", "some")
_INNER = ("compound", "nummod", "quantmod")


class Cast:
    """The actors of one document; it remembers what was named, in order of the text."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document = document
        self._registry = registry
        self._make = Maker(registry)
        self._known: dict[tuple[int, int], Mention] = {}
        self._history: list[Mention] = []
        self._bodies = NamedBodies(document, registry)
        self._persons = Persons(document, registry, self._bodies)
        self._beside = NamesBeside(self._persons, registry)
        self._people: dict[str, Who] = {}
        self._leaders = Leaders.load()
        self._homes = Homes(registry, self._history, lambda token: self.identify(token).who, self._antecedent)
        self._titles = Titles(self._persons, registry, self._homes)
        self._countries = CountriesNamed(document, registry)
        quoted = speakers_of(document)
        self._quoted = {key_of(s.tokens[0]): quoted[s.index] for s in document.sentences if s.index in quoted}
        for sentence in document.sentences:
            for token in sentence.tokens:
                if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in _INNER:
                    self._remember(token)

    def identify(self, head: Token) -> Mention:
        """The actor that a noun or pronoun means; what is unknown is an actor of its own words."""
        key = key_of(head)
        if key not in self._known:
            # A noun and its apposition ask for each other; the one asked second is read by its own word.
            self._known[key] = self._mention_of(head, [head], self._unknown(head, [head], Home()))
            self._known[key] = self._mention(head)
        return self._known[key]

    @property
    def everybody(self) -> Sequence[Mention]:
        """All mentions of somebody named or described, in order of the text."""
        return self._history

    def speaker_of(self, sentence: Sentence) -> Token | None:
        """Who speaks a sentence that is all quotation, as another sentence of its paragraph tells."""
        return self._quoted.get(key_of(sentence.tokens[0]))

    def organisation_of(self, mention: Mention) -> Mention | None:
        """The armed organisation of its people: the FMLN of "FMLN guerrillas", "members of the FMLN", "they"."""
        owner, head = mention.who.parent or self._side_told_of(mention), mention.head
        if owner is None or not (owner.is_named and owner.is_armed) or owner.kind is not ActorKind.ORGANISATION:
            return None
        for token in head.subtree:
            words = without_article(entity_words(token) or [token])
            named = self._registry.organisation(joined(words))
            if named is not None and named.id == owner.actor_id:
                return self._mention_of(words[-1], words, owner)
        written = owner.name if owner.name in self._document.article.text else None  # "Houthi rebels" have no "Houthis"
        return replace(mention, who=owner, resolved_text=mention.resolved_text or written)

    def _side_told_of(self, mention: Mention) -> Who | None:
        """The armed group that "the rebels" belong to: the only one of their sort that the article named before."""
        who, here = mention.who, key_of(mention.head)
        if who.kind is not ActorKind.GROUP or who.sectors[:1] not in _ARMED_GROUPS or not is_definite(mention.head):
            return None
        told = (o for m in self._history if key_of(m.head) < here and (o := m.who.own_organisation) is not None)
        named = {o.actor_id: o for o in told if o.sectors[:1] == who.sectors[:1]}
        return named.popitem()[1] if len(named) == 1 else None

    def as_place(self, head: Token) -> Mention:
        """A mention read as a place that things happen to, not as whose government it seats."""
        words = words_of(head)
        return self._mention_of(head, words, self._thing(words, self._homes.of(head, words)))

    def each_of(self, head: Token) -> list[Mention]:
        """Those of each country of several before one noun ("US and British forces"), each of a list for "they"."""
        if head.lower_ in ("they", "them") and (before := self._antecedent(head)) is not None:
            listed = [self.identify(n) for n in conjoined(before.head)]
            return [self._mention_of(head, [head], m.who, m.text) for m in listed if m.who.kind in _PEOPLE] or [
                self.identify(head)
            ]
        words = words_of(head)
        homes = self._homes.listed([t for t in words if t.i < head.i])
        if len(homes) < 2:
            return [self.identify(head)]
        whos = [self._described(head, words, home) or self._unknown(head, words, home) for home in homes]
        return [self._mention_of(head, words, who) for who in whos]

    def crew_of(self, owner: Who) -> Who:
        """Those who use force with a machine of an owner: a state's military."""
        return self._make.weapon_owner(owner)

    def members(self, head: Token) -> list[Mention]:
        """Those whom the text names beside a noun for several: "two activists, Ann Smith and Omar Haddad"."""
        return [self.identify(n) for n in self._beside.members(head)]

    def listed(self, start: Token) -> list[Mention]:
        """The persons whom a list of names beginning with a word names; none where the list begins otherwise."""
        return [self.identify(n) for n in self._beside.listed(start)]

    def named_by(self, verb: Token) -> list[Mention]:
        """The persons whom a verb of naming names: "identified him as Ann Smith"."""
        return [self.identify(n) for n in self._beside.named_by(verb)]

    def learn(self, head: Token, name: Mention) -> Mention:
        """Notes that a description means somebody whom another sentence names; gives the mention as it is now."""
        self._known[key_of(head)] = replace(self.identify(head), who=name.who, resolved_text=name.text)
        return self._known[key_of(head)]

    def _remember(self, head: Token) -> None:
        mention = self.identify(head)
        if mention.who.kind is not ActorKind.OBJECT and (mention.who.is_named or mention.who.noun):
            self._history.append(mention)

    # ------------------------------------------------------------------ one mention
    def _mention(self, head: Token) -> Mention:
        if head.pos_ == "PRON" and head.lower_ not in _COUNTED_PRONOUNS:
            return self._pronoun(head)
        words = words_of(head)
        beside = self._beside.person(head)
        if beside is not None:
            name = self._document.text(span_of(beside.words[0], beside.words[-1]))
            return self._mention_of(head, words, self._person(beside), name)
        who = self._named(head, words)
        if who is None:
            home = self._homes.of(head, words)
            who = self._described(head, words, home) or self._unknown(head, words, home)
        is_bare = who.noun is not None and who.country is None and not who.is_named
        before = same_description(head, who.noun or "", self._history) if is_bare and is_definite(head) else None
        return self._mention_of(head, words, before.who if before else who, before.text if before else None)

    def _mention_of(self, head: Token, words: list[Token], who: Who, resolved: str | None = None) -> Mention:
        span = span_of(words[0], words[-1])
        return Mention(who=who, span=span, text=self._document.text(span), resolved_text=resolved, head=head)

    def _pronoun(self, head: Token) -> Mention:
        before = self._antecedent(head)
        if before is None:
            return self._mention_of(head, [head], NOBODY_KNOWN)
        return self._mention_of(head, [head], before.who, before.text)

    def _antecedent(self, head: Token) -> Mention | None:
        own = own_subject(head)
        if own is not None and own.pos_ != "PRON":
            return self.identify(own)
        if not is_speakers_own(head):
            return antecedent(head, self._history)
        speaker = speaker_above(head) or self._quoted.get(key_of(head.sent[0]))
        return self.identify(speaker) if speaker is not None and speaker.pos_ != "PRON" else None

    # ------------------------------------------------------------------ names
    def _named(self, head: Token, words: list[Token]) -> Who | None:
        """An actor that the registry or the names of the article know."""
        misspelt = self._misspelt(head, words)
        if misspelt is not None:
            return misspelt
        person = self._persons.at(head)
        if person is not None:
            return self._person(person)
        texts = [joined(words), joined(without_article(words)), *entity_texts(head)]
        body = self._bodies.at(head) or next(filter(None, map(self._bodies.called, texts)), None)
        if body is not None:
            return self._make.body(body.name, body.agent, self._homes.of(body.noun, words_of(body.noun)))
        if head.pos_ == "PROPN" or head.ent_type_:
            texts.append(head.text)
        for text in dict.fromkeys(texts):
            who = self._registered(text, head, words)
            if who is not None:
                return who
        return None

    def _registered(self, text: str, head: Token, words: list[Token]) -> Who | None:
        organisation = self._registry.organisation(text)
        if organisation:
            return self._at_home(self._make.organisation(organisation), head, words)
        country = self._registry.country_of(text)
        is_name = head.pos_ == "PROPN" or head.ent_type_ in ("GPE", "NORP")
        if country is None or (text == head.text and len(words) > 1 and not is_name):
            return None
        if country.how is NameKind.DEMONYM and head.tag_ in ("NNS", "NNPS"):
            return self._make.people(country.iso3, country.name, text)
        return self._make.state(country.iso3, country.sector)

    def _at_home(self, people: Who, head: Token, words: list[Token]) -> Who:
        """A people of no one country, of the country that stands beside it: "Iraqi Kurds"."""
        if people.kind is not ActorKind.POPULATION or people.country is not None:
            return people
        home = self._homes.of(head, words)
        is_country = home.owner is not None and home.owner.kind is ActorKind.STATE
        return replace(people, country=home.country, polity=home.polity) if is_country else people

    def _misspelt(self, head: Token, words: list[Token]) -> Who | None:
        """A country whose name is one letter off: "Armania"."""
        iso3 = self._countries.meant_by(head) if len(words) == 1 else None
        return self._make.state(iso3) if iso3 is not None else None

    def _person(self, name: PersonName) -> Who:
        """Somebody named; a surname alone is the person of that name whom the article names in full."""
        if name.text not in self._people:
            home, title = self._titles.of(name)
            iso3 = self._leaders.country_of(name.text, title) if home.country is None else None
            state = self._make.state(iso3) if iso3 is not None else None
            home = home_of(state) or home
            sectors = (title.sectors if title else ()) or (state.sectors if state else ())
            if not sectors and title is not None and title.follows and home.owner is not None:
                sectors = home.owner.sectors
            victim_type = title.victim_type if title is not None else VictimType.UNKNOWN
            who = self._make.person(name.text, home, sectors, victim_type)
            self._people[name.text] = replace(who, is_female=name.is_female)
        return self._people[name.text]

    # ------------------------------------------------------------------ descriptions
    def _described(self, head: Token, words: list[Token], home: Home) -> Who | None:
        """An actor that a noun for people or an institution describes, or a thing."""
        counted = self._counted(head)
        if counted is not None:
            return counted
        if weapon_mode(head) is not None and home.owner is not None:
            return self._make.weapon_owner(home.owner)
        polity = self._polity_named_before(head)
        if polity is not None:
            return polity
        named = self._named_beside(head)
        if named is not None:
            return named
        base = lemmas([t for t in without_article(words) if t.i <= head.i])
        agent = self._registry.agent(base)
        if agent is not None:
            home = self._office(base, agent, home)
            return self._make.described(agent, home, plain_label(words, head.lemma_.lower()))
        is_thing = self._registry.target_kind(base) is not None or head.lemma_.lower() in word_list("definite", "areas")
        return self._thing(words, home) if is_thing else None

    def _office(self, base: list[str], agent: Agent, home: Home) -> Home:
        """The body that a spokesman stands for or a machine serves: "army spokesman", "police helicopter"."""
        if not (agent.follows or agent.kind is ActorKind.OBJECT):
            return home
        body = self._registry.agent(base[: -agent.word_count])
        if body is None or body.kind is not ActorKind.ORGANISATION:
            return home
        return home_of(self._make.described(body, home, body.noun)) or home

    def _counted(self, head: Token) -> Who | None:
        """Those whom a word only counts: "a column of guerrillas", "two of the attackers"."""
        if head.lemma_.lower() not in word_list("nouns", "counting") and head.pos_ != "NUM":
            return None
        of = prepositional(head, "of")
        who = self.identify(of[0]).who if of and of[0].tag_ in ("NNS", "NNPS") else None
        return who if who is not None and who.kind in _PEOPLE else None

    def _named_beside(self, head: Token) -> Who | None:
        """The organisation whose name stands beside: "the Islamist group al-Shabaab", "a group called al-Shabaab"."""
        found = self._bodies.beside(head)
        if isinstance(found, Body):
            return self._make.body(found.name, found.agent, self._homes.of(head, words_of(head)))
        return self._make.organisation(found) if found is not None else None

    def _polity_named_before(self, head: Token) -> Who | None:
        """ "the disputed region": the polity that the article named last."""
        marked = any(c.lower_ in word_list("definite", "polity_marks") for c in head.children)
        if head.lemma_.lower() not in word_list("definite", "polities") or not (marked and is_definite(head)):
            return None
        return self._homes.last(lambda w: w.polity is not None and w.kind is ActorKind.STATE, head)

    def _thing(self, words: list[Token], home: Home) -> Who:
        return self._make.thing(joined(without_article(words)), home)

    def _unknown(self, head: Token, words: list[Token], home: Home) -> Who:
        return self._make.unknown(
            joined(without_article(words)) or head.text,
            home,
            is_organisation=head.ent_type_ in ("ORG", "PERSON"),
            is_human=head.ent_type_ not in _NO_PEOPLE,
        )
