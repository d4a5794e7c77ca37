"""The closed lists that the tables speak.

Event types, modes and contexts are those of the PLOVER 2.0 manual; precision scales are UCDP's; `inter` is ACLED's.
What PLOVER lacks (realis, temporal role, harms, figures, claims) is defined here.
"""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """PLOVER 2.0 event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class EventMode(StrEnum):
    """PLOVER 2.0 event modes; which mode belongs to which type stands in `lexicons/ontology.toml`."""

    VISIT = "visit"
    THIRD_PARTY = "third-party"
    MULTILATERAL = "multilateral"
    PHONE = "phone"
    WITHDRAW = "withdraw"
    RELEASE = "release"
    DISARM = "disarm"
    CEASEFIRE = "ceasefire"
    ACCESS = "access"
    RESIGN = "resign"
    ASSIST = "assist"
    CHANGE = "change"
    YIELD = "yield"
    MEET = "meet"
    DISAPPROVE = "disapprove"
    INVESTIGATE = "investigate"
    ALLEGE = "allege"
    RESTRICT = "restrict"
    ARREST = "arrest"
    RELATIONS = "relations"
    EXPEL = "expel"
    TERRITORY = "territory"
    VIOLENCE = "violence"
    DEMO = "demo"
    RIOT = "riot"
    STRIKE = "strike"
    HUNGER = "hunger"
    BOYCOTT = "boycott"
    OBSTRUCT = "obstruct"
    VANDALIZE = "vandalize"
    CONVICT = "convict"
    DISCONTINUE = "discontinue"
    TROOPS = "troops"
    WEAPONS = "weapons"
    POLICE = "police"
    MILITIA = "militia"
    SEIZE = "seize"
    CENSOR = "censor"
    CURFEW = "curfew"
    MARTIAL_LAW = "martial-law"
    DEPORT = "deport"
    WITHHOLD = "withhold"
    MISINFORMATION = "misinformation"
    CYBER = "cyber"
    ABDUCT = "abduct"
    BEAT = "beat"
    TORTURE = "torture"
    SEXUAL = "sexual"
    TARGETED = "targeted"
    DESTROY = "destroy"
    PRIMITIVE = "primitive"
    FIREARMS = "firearms"
    EXPLOSIVES = "explosives"
    SUICIDE_ATTACK = "suicide-attack"
    AERIAL = "aerial"
    DRONE = "drone"
    HEAVY_WEAPONS = "heavy-weapons"
    CROWD_CONTROL = "crowd-control"
    UNCONVENTIONAL = "unconventional"


class Context(StrEnum):
    """PLOVER 2.0 contexts: what an event is about."""

    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    EXECUTIVE = "executive"
    LEGISLATIVE = "legislative"
    ELECTION = "election"
    POLITICAL_INSTITUTIONS = "political_institutions"
    PRO_DEMOCRACY = "pro_democracy"
    PRO_AUTOCRACY = "pro_autocracy"
    ECONOMIC = "economic"
    LEGAL = "legal"
    REPARATIONS = "reparations"
    HUMAN_RIGHTS = "human_rights"
    RIGHTS_FREEDOMS = "rights_freedoms"
    REPRESSION = "repression"
    HUMAN_SECURITY = "human_security"
    GENDER = "gender"
    LGBT = "lgbt"
    RELIGION_ETHNICITY = "religion_ethnicity"
    INEQUALITY = "inequality"
    DIPLOMATIC = "diplomatic"
    TERRITORY = "territory"
    PEACEKEEPING = "peacekeeping"
    HEALTH = "health"
    ASYLUM = "asylum"
    MIGRATION = "migration"
    DISASTERS = "disasters"
    NATURAL_RESOURCE = "natural_resource"
    ENVIRONMENT = "environment"
    TECHNOLOGY = "technology"
    TERRORISM = "terrorism"
    CBRN = "cbrn"
    CYBER = "cyber"
    MISINFORMATION = "misinformation"
    CRIME = "crime"
    CORRUPTION = "corruption"
    ILLEGAL_DRUGS = "illegal_drugs"
    TRAFFICKING = "trafficking"


class Realis(StrEnum):
    """Whether the article lets something stand as having happened."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    FUTURE = "future"
    GENERIC = "generic"


class TemporalRole(StrEnum):
    """What part something plays in the article's time: its news, what led to it, or history."""

    CURRENT = "current"
    RECENT_CONTEXT = "recent_context"
    BACKGROUND = "background"


class ZoneKind(StrEnum):
    """The parts that an article's text is made of."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class PublishedDateSource(StrEnum):
    """What the publication date was read from."""

    METADATA = "metadata"
    URL = "url"
    HTML = "html"
    DATELINE = "dateline"
    TEXT_REASONING = "text_reasoning"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """What an event's date rests on; `publication` marks a fallback."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    WEEKDAY = "weekday"
    INHERITED = "inherited"
    PUBLICATION = "publication"
    NONE = "none"


class PlaceBasis(StrEnum):
    """What an event's place rests on; all but `stated` are fallbacks and marked as such."""

    STATED = "stated"
    INHERITED = "inherited"
    DATELINE = "dateline"
    ARTICLE = "article"
    NONE = "none"


class ActorKind(StrEnum):
    """What sort of thing an actor is."""

    STATE = "state"
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"
    POPULATION = "population"
    OBJECT = "object"
    UNKNOWN = "unknown"


class Sector(StrEnum):
    """PLOVER actor sectors, with PRE (partially recognised polity) added to others."""

    GOV = "GOV"
    MIL = "MIL"
    COP = "COP"
    SPY = "SPY"
    JUD = "JUD"
    LEG = "LEG"
    PTY = "PTY"
    OPP = "OPP"
    PRM = "PRM"
    REB = "REB"
    UAF = "UAF"
    UNK = "UNK"
    PRE = "PRE"
    AGR = "AGR"
    BUS = "BUS"
    CRM = "CRM"
    CVL = "CVL"
    EDU = "EDU"
    ELI = "ELI"
    JRN = "JRN"
    LAB = "LAB"
    MED = "MED"
    REF = "REF"
    REL = "REL"
    SOC = "SOC"


class ActorRole(StrEnum):
    """The part that an actor plays in an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    VICTIM = "victim"
    TARGET = "target"
    MEDIATOR = "mediator"
    HOST = "host"
    CLAIMANT = "claimant"
    DENIER = "denier"


class TargetKind(StrEnum):
    """What a target is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    INFRASTRUCTURE = "infrastructure"
    VEHICLE = "vehicle"
    OTHER = "other"


class UcdpSide(StrEnum):
    """The side that an actor takes in an event, as UCDP counts deaths."""

    A = "a"
    B = "b"
    CIVILIAN = "civilian"


class Harm(StrEnum):
    """What befell the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    KILLED_OR_INJURED = "killed_or_injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    CAPTURED = "captured"
    DETAINED = "detained"
    RELEASED = "released"
    RESCUED = "rescued"
    DISPLACED = "displaced"
    AFFECTED = "affected"


class Qualifier(StrEnum):
    """How a figure is worded."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    ABOUT = "about"
    BETWEEN = "between"
    VAGUE = "vague"
    IMPLIED = "implied"
    ZERO = "zero"
    UNQUANTIFIED = "unquantified"


class Sign(StrEnum):
    """What speaks for or against a row; its `confidence` is made of these."""

    TOLD_BY_VERB = "told_by_verb"
    MAIN_CLAUSE = "main_clause"
    TOLD_AGAIN = "told_again"
    IN_HEADLINE = "in_headline"
    IN_OPENING = "in_opening"
    ACTOR_KNOWN = "actor_known"
    OTHER_SIDE_KNOWN = "other_side_known"
    OWN_DAY = "own_day"
    OWN_PLACE = "own_place"
    TAKEN_OVER = "taken_over"
    ONLY_OF_ITS_TYPE = "only_of_its_type"
    HARM_TOLD = "harm_told"
    VOICED = "voiced"
    ALLEGED = "alleged"
    HISTORY = "history"
    NUMBER_WRITTEN = "number_written"
    VAGUE_NUMBER = "vague_number"
    BOUND_ONLY = "bound_only"
    READ_BY_WORDING = "read_by_wording"
    HARM_INFERRED = "harm_inferred"
    EVENT_KNOWN = "event_known"
    PART_OF_TOLL = "part_of_toll"
    VICTIM_KNOWN = "victim_known"
    VICTIM_NAMED = "victim_named"
    RIVALLED = "rivalled"


class Scope(StrEnum):
    """What a figure covers; cumulative and conflict totals never enter an incident's toll."""

    INCIDENT = "incident"
    DAY = "day"
    OPERATION = "operation"
    CUMULATIVE = "cumulative"
    CONFLICT_TOTAL = "conflict_total"


class VictimType(StrEnum):
    """Who was harmed."""

    CIVILIAN = "civilian"
    MILITARY = "military"
    POLICE = "police"
    REBEL = "rebel"
    MILITIA = "militia"
    PEACEKEEPER = "peacekeeper"
    AID_WORKER = "aid_worker"
    JOURNALIST = "journalist"
    HEALTH_WORKER = "health_worker"
    OFFICIAL = "official"
    PROTESTER = "protester"
    PERPETRATOR = "perpetrator"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class FigureRole(StrEnum):
    """How a figure adds up in its event: toll = max(largest total, sum of parts) + increments; repeats never count."""

    TOTAL = "total"
    PART = "part"
    INCREMENT = "increment"
    REPEAT = "repeat"


class ClaimantType(StrEnum):
    """Who makes a claim."""

    PARTY_STATE = "party_state"
    PARTY_NONSTATE = "party_nonstate"
    THIRD_STATE = "third_state"
    IGO = "igo"
    NGO = "ngo"
    MEDICAL = "medical"
    WITNESS = "witness"
    MEDIA = "media"
    UNNAMED = "unnamed"
    OTHER = "other"


class Polarity(StrEnum):
    """What a claim does with what it speaks of."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CANNOT_CONFIRM = "cannot_confirm"
    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    RETRACTS = "retracts"


class Hedge(StrEnum):
    """How sure the wording of a claim is."""

    NONE = "none"
    REPORTED = "reported"
    ALLEGED = "alleged"
    APPARENT = "apparent"
    UNVERIFIED = "unverified"


class Verification(StrEnum):
    """How many independent reports stand behind an incident."""

    SINGLE_SOURCE = "single_source"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"


class MediaType(StrEnum):
    """What the payload of a raw article is."""

    TEXT = "text/plain"
    HTML = "text/html"
    JSON = "application/json"


class Step(StrEnum):
    """The steps of a run that can refuse something."""

    INGEST = "ingest"
    EXTRACT = "extract"
    VALIDATE = "validate"


class Reason(StrEnum):
    """Why an input or a row was refused."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_BIG = "too_big"
    TOO_DEEP = "too_deep"
    UNREADABLE = "unreadable"
    BAD_ENCODING = "bad_encoding"
    BAD_RECORD = "bad_record"
    MISSING_FIELD = "missing_field"
    UNSUPPORTED = "unsupported"
    NO_BODY = "no_body"
    TIMEOUT = "timeout"
    FAILED_EXPECTATION = "failed_expectation"
    PARENT_REJECTED = "parent_rejected"


class Severity(StrEnum):
    """What a failed expectation means: critical stops publication or the row, the others are told."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


class RunState(StrEnum):
    """How a run ended."""

    RUNNING = "running"
    COMPLETED = "completed"
    PARTIAL = "partial"
    INVALID = "invalid"
    FAILED = "failed"
