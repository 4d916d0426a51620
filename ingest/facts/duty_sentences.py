"""A sentence with its actor in, whether it states a duty out; what a body does, and what only tells about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.facts.body_names import is_body_noun
from ingest.facts.clauses import Acting, Place, is_finite
from ingest.facts.duty_context import Scope
from ingest.facts.memberships import read_partners_of
from ingest.facts.mentions import Mention, Sort
from ingest.facts.modality import modality_of
from ingest.facts.needles import caseless
from ingest.facts.officers import read_roles
from ingest.facts.parties import Parties
from ingest.facts.records import Party
from ingest.wordlists import word_list

__all__ = ["CHARGED", "body_task", "does_more", "mandate", "states_duty"]

# Groups that have duties of their own; the others ("aktörer", "företag") are spoken of more than charged.
CHARGED = frozenset(
    {
        "county board",
        "county boards",
        "region",
        "regions",
        "municipalities",
        "coordination association",
        "coordination associations",
    }
)


_LONGEST_NAME = 6  # words of a body's name
_ANSWERS = r"(?:huvud)?ansvariga?\s|ansvaret\s|samordnare\s|huvudman\s"
_CHARGE = r"(?:huvud|samordnings|det\s+\w+\s+)?(?:ansvar|uppdrag|uppgift|ledning)\w{0,3}\s+(?:för|att|med|om)\s"


@cache
def _words(section: str, key: str) -> tuple[str, ...]:
    return tuple(word_list("duties")[section][key])


def states_duty(text: str, found: Acting, actors: Sequence[Party], scope: Scope, document_kind: str | None) -> bool:
    """Whether a sentence with an actor that is no body states a duty, in a section of that scope."""
    mention = found.actors[0]
    if found.place is Place.AGENT and (_is_led(text, found) or _was_done(found)):
        return False  # "Rådet leds av X" tells who convenes
    if _is_passive(text, found) or not _means_duty(text, found) or _calls_to_meeting(text[found.start :]):
        return False
    outright = modality_of(text, found.verb, found.start) == "Responsible" or found.place is Place.TRANSFER
    if mention.sort is Sort.SELF:
        return _of_writer(found, scope, document_kind)
    if mention.sort is Sort.ROLE:
        whoever = mention.name.casefold().startswith("den ")  # "Den som är ansvarig ska ..."
        return scope is Scope.STRICT or outright or (whoever and scope is not Scope.NEVER)
    firm = mention.sort is Sort.NAME or mention.key in CHARGED or mention.sort is Sort.STAND_IN
    if found.place is Place.AFTER_VERB and not firm and not _may_be_inverted(text):
        return False  # "Distriktet stöttar föreningar": they are helped
    if outright:
        return firm or scope is not Scope.NEVER or mention.key in {"parties", "agencies", "actors"}
    if scope is Scope.NEVER:
        return False
    if firm:
        return True
    if (
        mention.key == "parties"
        and document_kind == "Agreement"
        and modality_of(text, found.verb, found.start) == "Shall"
    ):
        return True
    return (
        scope >= Scope.WIDE
        and mention.key in {"parties", "civil society", "business", "universities", "schools"}
        and found.verb != "kan"
    )


def _may_be_inverted(text: str) -> bool:
    """Whether a sentence opens with what may stand before verb and subject: "I länet", "Dessutom", "När ..."."""
    first = re.match(r"\W*(\w+)", text)
    return first is not None and first[1].casefold() in _openings()


@cache
def _openings() -> frozenset[str]:
    adverbs = {word.split()[0] for word in word_list("modality")["shift"]["adverbs"]}
    return frozenset({*word_list("terms")["prepositions"], *_words("inversion", "openings"), *adverbs})


def _is_led(text: str, found: Acting) -> bool:
    """Whether the verb behind a body's name tells who leads or runs it."""
    subject = text[: found.start].split()
    led = found.verb in _words("bodies", "not_done") or found.verb in _words("bodies", "run")
    return led and 0 < len(subject) <= _LONGEST_NAME and is_body_noun(subject[0].strip(","))


def _was_done(found: Acting) -> bool:
    """Whether a passive tells what somebody did: "Kontrollerna utfördes av X" is no duty."""
    return found.verb.endswith(("des", "tes"))


def _calls_to_meeting(predicate: str) -> bool:
    """Whether somebody only calls a group together: that makes a convener."""
    return bool(
        re.match(rf"(?:sam)?(?:man)?kallar\b[^,]*?\b\w*(?:{'|'.join(_words('bodies', 'called'))})\b", predicate)
    )


def _of_writer(found: Acting, scope: Scope, document_kind: str | None) -> bool:
    """What "vi" of an authority's own page promises; in a strategy only an undertaking does."""
    if found.verb in _words("not_acting", "promising"):
        return True
    if document_kind == "Agreement" and scope is Scope.STRICT:
        return found.verb not in {*_words("not_acting", "wishes"), *_words("not_acting", "stative")}
    return (
        document_kind in {"WebPage", "Leaflet"}
        and found.verb not in _words("not_acting", "wishes")
        and scope is not Scope.NEVER
    )


def _is_passive(text: str, found: Acting) -> bool:
    """Whether the subject is given or subjected to something: "Kommunerna erbjuds", "ska bjudas in"."""
    if found.place in (Place.AGENT, Place.TRANSFER):
        return False
    verb = found.verb
    if (
        re.search(r"[^s]s$", verb)
        and verb not in _words("not_acting", "passive_duty")
        and verb not in {"finns", "samlas", "träffas", "möts"}
    ):
        return True
    adverbs = word_list("modality")["shift"]["adverbs"]
    after = re.findall(r"[\wåäö]+", text[max(found.end, found.actors[-1].end) :])[:4]
    after = [word for word in after if word not in adverbs]  # "ska tillsammans ta fram"
    modal = verb in {"ska", "skall", "bör", "kan", "måste", "får"}
    return modal and any(
        re.search(r"(?:as|es|ys|ås|ns|ts)$", word) and word not in {"dess", "minst", "finnas", "vidtas"}
        for word in after[:2]
        if word.islower()
    )


def _first_part(rest: str) -> str:
    """The words behind "har" that may tell a duty, without the law by which it holds: "har enligt lag ... ansvaret"."""
    by_law = re.match(
        r"\s*(?:enligt|med stöd av|i enlighet med|utifrån)\s+(?:lag|förordning|\w*lagen|\w*förordningen)\b", rest
    )
    return rest[: 90 if by_law is None else 220]


def _means_duty(text: str, found: Acting) -> bool:
    """Whether the verb tells what is done: "är" and "har" do so before few words only."""
    if found.place in (Place.GENITIVE, Place.TRANSFER, Place.AGENT):
        return True
    if found.verb == "är" and found.place is Place.AFTER_VERB and caseless(_ANSWERS).match(text):
        return True  # "Ansvarig för samordningen är X"
    rest = text[max(found.end, found.actors[-1].end) :].casefold()  # behind the verb and its subject, whichever is last
    if found.verb == "är":
        return bool(re.match(rf"\s*(?:även|också|dessutom)?\s*(?:{'|'.join(_words('nouns', 'being'))})", rest))
    if found.verb in ("har", "bär") and found.place is Place.AFTER_VERB and caseless(_CHARGE).match(text):
        return True  # "Ansvaret för mottagandet har kommunerna"
    if any(re.match(pattern, f"{found.verb}{rest}") for pattern in _words("nouns", "phrases")):
        return True  # "står för", "ser till att", "har att"
    if found.verb == "har":
        return any(re.search(rf"\b\w*{re.escape(word)}\b", _first_part(rest)) for word in _words("nouns", "having"))
    if found.verb == "får":
        return bool(re.match(r"\s*(?:i uppdrag|uppdraget|besluta|ansvar)", rest))
    lists = re.match(r"(?:I|Till|Inom|På|Vid|Här|Där|Bland)\b", text)
    if found.verb in _words("not_acting", "taking_part") and found.place is Place.AFTER_VERB and lists:
        return False  # "I rådet medverkar A och B" lists members, "Därutöver medverkar A i ..." does not
    if found.verb in _words("not_acting", "saying") and re.match(r"(?:\s+\w+){0,2}?\s+att\b", rest):
        return False
    return found.verb not in _words("not_acting", "stative") or (found.verb == "behöver" and "ansvar" in rest)


# --- bodies -----------------------------------------------------------------------------------------------------------


def body_task(
    text: str,
    found: Acting,
    actors: Sequence[Party],
    mentions: Sequence[Mention],
    parties: Parties,
    current: Party | None,
) -> list[Party] | None:
    """The bodies whose task a sentence states: none where it only tells who leads them; None where it has no body.

    `current` is the body that the sentences before were about.
    """
    bodies = [party for party in actors if party.body is not None]
    if (found.place is Place.AGENT and _was_done(found)) or _only_reports(text, found):
        return []
    if found.place is Place.TRANSFER or found.place is Place.AGENT:
        relative = re.search(r",\s+(?:som|vilka|vilken|vilket)\s+(?:\w+\s+)?$", text[: found.start])
        return [] if relative and "också" not in text else bodies or None
    spans = [(one.start, one.end) for one in mentions if one.body is not None or one.key == "body"]
    if bodies and not _only_describes(text, found):
        return bodies
    if not bodies and (place := _working_place(text, mentions)) is not None:
        held = parties.party(place)
        return [held] if held is not None else None
    if bodies and (agent := _forming(text, found, mentions, parties)) is not None:
        return [agent]
    if not bodies and any(read_roles(text, [one for one in mentions if one.body is None], spans)):
        named = [one for one in mentions if one.body is not None]
        led = parties.party(named[0]) if named else current
        return [led] if led and led.body and _does_more(text[found.end :]) else []
    return None


def _only_reports(text: str, found: Acting) -> bool:
    """Whether a sentence tells no more than to whom a body reports: "Gruppen rapporterar till rådet"."""
    only = caseless(word_list("bodies")["reporting"]["only"]).match(text, found.start)
    return found.place is Place.FIRST and only is not None and not _does_more(text[found.start :])


def _working_place(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The body in which organisations work together by the verb: "X samråder med Y i en grupp"."""
    for mention in mentions:
        if mention.body is not None and any(read_partners_of(text, mentions, (mention.start, mention.end))):
            return mention
    return None


def _only_describes(text: str, found: Acting) -> bool:
    """Whether a predicate tells what a body is, without a further verb for what it does."""
    predicate = text[found.start :]
    if found.place is Place.GENITIVE:
        return False
    not_done = _words("bodies", "not_done")
    if found.verb == "är" and not _is_charged(predicate):
        return not (_does_more(predicate) or _does_there(predicate))
    seated = rf"(?:har|får)\s+(?:\S+\s+){{0,3}}?(?:{'|'.join(_words('bodies', 'seated'))})\b"
    placed = (
        r"(?:har|kan|ska)\s+(?:(?:sina|minst|normalt)\s+)?(?:[\wåäö]+\s+){0,2}?"
        r"(?:möten|träffar|sammanträden|sammankomster|vara\b|utses\b)"
    )
    if re.match(r"(?:har|får|biträds|bistås|stöds)\s+(?:[^.,;]{0,60}?\s)?(?:en|ett)\s+", predicate) and _has_body(
        predicate
    ):
        return not _does_more(predicate)
    if not predicate.startswith(not_done) and not re.match(rf"{placed}|{seated}", predicate):
        return False
    return not _does_more(predicate)


def _is_charged(predicate: str) -> bool:
    """Whether "är" stands before words that tell a task: "är det organ som beslutar"."""
    being = "|".join(_words("nouns", "being"))
    return bool(re.match(rf"är\s+(?:även\s+|också\s+|länets\s+)?(?:{being})", predicate))


def _does_more(predicate: str) -> bool:
    """Whether a further verb behind "och" tells what somebody does."""
    return any(_does(verb) for verb in re.findall(r"\b(?:och|samt)\s+([a-zåäö]+)\b", predicate))


def _does_there(predicate: str) -> bool:
    """Whether a body is where somebody does something: "är ett nätverk där kommunerna byter erfarenheter"."""
    doing = "|".join(word_list("bodies")["members"]["doing"])
    return bool(re.search(rf"\bdär\s+[^.]+?\s(?:{doing})\b", predicate))


def _has_body(predicate: str) -> bool:
    """Whether the first noun behind "en" is a body: "har en referensgrupp" tells no duty."""
    words = re.findall(r"[\wåäö-]+", re.split(r"\b(?:en|ett)\s+", predicate, maxsplit=1)[-1])[:2]
    return any(map(is_body_noun, words))


def _does(verb: str) -> bool:
    listed = word_list("modality")["verbs"]
    return (
        verb in listed["present"]
        and verb not in listed["weak"]
        and verb not in _words("bodies", "not_done")
        and is_finite(verb)
    )


def does_more(verb: str) -> bool:
    """Whether a verb tells what is done in a body, not who sits there or when it meets."""
    return _does(verb) and verb not in {*_words("not_acting", "taking_part"), *word_list("bodies")["members"]["there"]}


def _forming(text: str, found: Acting, mentions: Sequence[Mention], parties: Parties) -> Party | None:
    """The body by whose decision another is formed: "Arbetsgrupper bildas ... genom beslut i Rådet"."""
    formed = r"(?:(?:kan|ska|får|skall)\s+)?(?:bildas|tillsätts|tillsättas|inrättas|utses|skapas)\b"
    if not re.match(formed, text[found.start :]):
        return None
    for mention in mentions:
        before = text[found.end : mention.start]
        if (
            mention.body is not None
            and mention.start > found.end
            and re.search(r"\b(?:av|beslut i|beslut av|beslut från)\s+$", before)
        ):
            return parties.party(mention)
    return None


def mandate(text: str) -> tuple[int, int] | None:
    """Where a clause "med mandat att ..." tells a task: from its infinitive to its end."""
    cues = "|".join(map(re.escape, _words("bodies", "mandate")))
    found = re.search(rf"\b(?:{cues})\s+(.+?)(?=,\s+(?:det vill säga|dvs|som|vilket|och)\b|[.;]\s|[.;]?$)", text)
    return found.span(1) if found else None
