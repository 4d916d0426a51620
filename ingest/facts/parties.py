"""A document's text in, who is meant by its words out: each mention becomes a party under its fullest name.

"Länsstyrelsen" is the county's own board as the document names it most fully, "kommunerna" the group that it names,
"myndigheten" the last agency before it. The reader of bodies adds the document's councils and groups.

Long, and still one idea: each way of naming has a small rule of its own, and all ask the same names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from weakref import WeakKeyDictionary

from ingest.blocks.model import ASIDE, Block, BlockKind
from ingest.facts.abbreviations import short_names
from ingest.facts.body_names import body_pattern, stem
from ingest.facts.mentions import Mention, Sort, find_mentions, kind_of_name
from ingest.facts.needles import Needled, as_written
from ingest.facts.numbers import read_number
from ingest.facts.organisation_names import fullness, identity, place_of
from ingest.facts.reading import Reading
from ingest.facts.records import Body, Partnership, Party
from ingest.sentences.splitting import LONGEST

__all__ = ["Parties", "parties_of"]

_BY_DEN = frozenset({"Agency", "CountyBoard", "Region", "MunicipalityOrganisation"})
_SINGLE = frozenset({"region", "coordination association", "municipal associations", "universities"})
_LONGEST_SHORT = 12  # code points; a name that is longer is no abbreviation
_NO_NAMES = frozenset({BlockKind.FOOTNOTE, BlockKind.CAPTION})


def parties_of(reading: Reading) -> Parties:
    """The parties of a document; worked out once."""
    if reading not in _KNOWN:
        _KNOWN[reading] = Parties(reading)
    return _KNOWN[reading]


class Parties:
    """Who is who in one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._patterns: dict[Body, Needled] = {}
        self._partner_names: dict[str, bool] = {}
        self._own: dict[str, tuple[Needled, Party]] = {}
        self._mentions: dict[str, list[Mention]] = {}  # of the texts that were asked about since facts were added
        self._facts_told = -1

    # --- what a text mentions -----------------------------------------------------------------------------------

    def mentions(self, text: str) -> list[Mention]:
        """The actors and bodies that a text mentions, in order; a body goes before a stand-in or name it overlaps."""
        if self._facts_told != self._reading.changes:
            self._facts_told = self._reading.changes
            self._mentions.clear()
        if text not in self._mentions:
            self._mentions[text] = self._found_in(text)
        return self._mentions[text].copy()

    def _found_in(self, text: str) -> list[Mention]:
        bodies = [mention for body in self._reading.bodies() for mention in self._of_body(body, text)]
        bodies = _apart(sorted(bodies, key=lambda one: one.start - one.end))
        partners = [one for one in self._partners_in(text) if _clear(one, bodies)]
        others = find_mentions(text)
        longer = [one for one in others if one.sort is Sort.NAME and one.end - one.start > _LONGEST_SHORT]
        partners += [one for one in self._shortened_in(text) if _clear(one, [*bodies, *partners, *longer])]
        others = tuple(one for one in others if _clear(one, bodies) and _clear(one, partners))
        return sorted([*bodies, *partners, *others], key=lambda mention: mention.start)

    def _partners_in(self, text: str) -> list[Mention]:
        """The partners that only the document's own list knows, or knows by a longer name."""
        found = []
        for name, (pattern, party) in self._partner_patterns().items():
            for place in pattern.finditer(text):
                genitive = bool(place["genitive"])
                found.append(Mention(place.start(), place.end(), name, Sort.NAME, party.kind, genitive=genitive))
        return _apart(sorted(found, key=lambda one: one.start - one.end))

    def _shortened_in(self, text: str) -> Iterator[Mention]:
        """The organisations that a text calls by the short names which the document gives them."""
        if self._short_pattern is None:
            return
        for found in self._short_pattern.finditer(text):
            meant = self._short_names[found["name"]]
            yield replace(meant, start=found.start(), end=found.end(), genitive=bool(found["genitive"]))

    @cached_property
    def _short_names(self) -> dict[str, Mention]:
        return {short: _mention_of(name) for short, name in short_names(self._reading).items()}

    @cached_property
    def _short_pattern(self) -> Needled | None:
        listed = "|".join(re.escape(short) for short in sorted(self._short_names, key=len, reverse=True))
        return as_written(rf"(?<![\w-])(?P<name>{listed})(?P<genitive>:?s)?(?![\w-])") if listed else None

    def _partner_patterns(self) -> dict[str, tuple[Needled, Party]]:
        for partnership in self._reading.found(Partnership):
            name = partnership.party.name
            if name not in self._partner_names:
                whole = any(one.start == 0 and one.end == len(name) for one in find_mentions(name))
                self._partner_names[name] = not whole and name[:1].isupper()
                if self._partner_names[name]:
                    pattern = as_written(rf"\b{re.escape(name)}(?P<genitive>s)?(?![\w-])")
                    self._own[name] = (pattern, partnership.party)
        return self._own

    def _of_body(self, body: Body, text: str) -> Iterable[Mention]:
        if body not in self._patterns:
            self._patterns[body] = body_pattern(body)
        for found in self._patterns[body].finditer(text):
            yield Mention(found.start(), found.end(), found[0], Sort.NAME, genitive=bool(found["genitive"]), body=body)

    # --- who is meant -------------------------------------------------------------------------------------------

    def party(self, mention: Mention, block: Block | None = None, before: Party | None = None) -> Party | None:
        """Whom a mention means; `before` is the last actor, for which a stand-in stands. None where nobody fits."""
        if mention.body is not None:
            return Party(name=mention.body.label, mentioned_as=mention.name, body=mention.body)
        if mention.sort is Sort.STAND_IN:
            return self._stands_for(mention, block, before)
        if mention.sort is Sort.SELF:
            return self._self(mention)
        if mention.sort is Sort.GROUP:
            return self._group(mention)
        if mention.sort is Sort.ROLE:
            return Party(name=mention.name, mentioned_as=mention.name)
        return Party(name=self.fullest(mention.name), mentioned_as=mention.name, kind=mention.kind)

    def each(self, mention: Mention, block: Block | None = None, before: Party | None = None) -> list[Party]:
        """Whom a mention means, one by one where "samordningsförbunden" stands for partners that the document names."""
        party = self.party(mention, block, before)
        if party is None or mention.key not in _KINDS_OF_PARTNERS or mention.member_count or not _is_definite(mention):
            return [party] if party else []
        partners = [one.party for one in self._reading.found(Partnership) if one.party.kind == mention.kind]
        if len(partners) < 2 or any(identity(one.name) == identity(party.name) for one in partners):
            return [party]
        return [Party(one.name, mention.name, one.kind) for one in partners]

    def named(self, text: str) -> Party:
        """The party that a whole text names: an item of a list, a cell, a heading."""
        text = " ".join(text.split()).strip(" .,;:")
        found = [one for one in self.mentions(text) if one.sort in (Sort.NAME, Sort.GROUP, Sort.ROLE)]
        whole = next((one for one in found if _covers(one, text)), None)
        party = self.party(whole) if whole is not None else None
        if party is not None:
            return Party(party.name, text, party.kind, whole.member_count if whole else None, party.body)
        if partner := self.partner(text):
            return Party(partner.name, text, partner.kind, partner.member_count)
        kinds = [one.kind for one in found if one.kind]
        return Party(name=text, mentioned_as=text, kind=kind_of_name(text) or (kinds[0] if kinds else None))

    def partner(self, text: str) -> Party | None:
        """The partner whose name a text is, begins or abbreviates: a heading may shorten it."""
        folded = text.casefold()
        for partnership in self._reading.found(Partnership):
            name = partnership.party.name
            if (
                identity(name) == identity(text)
                or name.casefold().startswith(f"{folded} ")
                or f"({folded})" in name.casefold()
            ):
                return partnership.party
        return None

    def _stands_for(self, mention: Mention, block: Block | None, before: Party | None) -> Party | None:
        wanted = mention.key.split("|") if mention.key else []
        if "body" in wanted:
            return self._body_before(mention, block, before)
        if before is None or (before.body is not None and "plural" not in wanted):
            return None
        if "plural" in wanted and before is not None and before.body is not None:
            labels = (before.body.label, *before.body.other_labels)
            many = any(_PLURAL.search(word) for label in labels for word in label.split()[:2])
            return Party(before.name, mention.name, body=before.body) if many else None
        if "plural" in wanted and before is not None:
            plural = before.kind == "MunicipalityOrganisation" or before.name.casefold().endswith(("er", "erna"))
            return Party(before.name, mention.name, before.kind, before.member_count) if plural else None
        if wanted and before.kind not in wanted:
            return None
        return Party(before.name, mention.name, before.kind, before.member_count)

    def _body_before(self, mention: Mention, block: Block | None, before: Party | None) -> Party | None:
        """The last body whose name has the noun ("gruppen"); for "den" and "det" the last actor, if it is a body."""
        means_any = "organisation" in mention.key.split("|")
        if means_any and before is not None and before.body is None and before.kind in _BY_DEN:
            return Party(before.name, mention.name, before.kind)  # "Den ska ...", "Dessutom åtar den sig ..."
        if stem(mention.name) in {"den", "det"}:
            return Party(before.name, mention.name, body=before.body) if before and before.body else None
        noun = stem(mention.name)
        last = [before.body] if before and before.body else []
        for body in [*last, *reversed(self._bodies_before(block))]:
            if any(noun in stem(word) for label in (body.label, *body.other_labels) for word in label.split()):
                return Party(body.label, mention.name, body=body)
        return None

    def _bodies_before(self, block: Block | None) -> list[Body]:
        bodies = self._reading.bodies()
        return bodies if block is None else [body for body in bodies if body.evidence[0].start <= block.end]

    def _self(self, mention: Mention) -> Party | None:
        about = self._reading.about
        if about is not None and about.kind in {"WebPage", "Leaflet"} and about.publisher is not None:
            return Party(self.fullest(about.publisher.name), mention.name, about.publisher.kind)
        if about is not None and about.kind in {"WebPage", "Leaflet"}:
            return self._board(mention)
        name = self._fullest_group("parties")
        if name is None and about is not None and about.kind == "Agreement":
            name = "parterna"  # who signs an agreement is its "vi"
        return Party(name, mention.name, "OtherOrganisation") if name else None

    # --- names --------------------------------------------------------------------------------------------------

    @cached_property
    def _all(self) -> list[Mention]:
        """The mentions of the whole document, but for notes and captions."""
        said = [sentence.text for sentence in self._reading.sentences if sentence.block.kind not in _NO_NAMES]
        aside = [block.text for block in self._reading.document.blocks if block.kind in ASIDE and block.text]
        return [mention for text in (*said, *aside) for mention in find_mentions(text[:LONGEST])]

    @cached_property
    def _acting_alone(self) -> bool:
        """Whether a sentence begins with "Kommuner", so that the document names the group thus."""
        return any(sentence.text.startswith("Kommuner ") for sentence in self._reading.sentences)

    @cached_property
    def _variants(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in self._all:
            if mention.sort is Sort.NAME:
                found[identity(mention.name)][mention.name] += 1
        return found

    def fullest(self, name: str) -> str:
        """The fullest of the names that the document has for an organisation; of two as full the more frequent."""
        variants = self._variants.get(identity(name))
        if not variants:
            return name
        if len(variants) == 1 and (whole := self._by_noun(name)) is not None:
            return whole
        return max(variants, key=lambda one: (fullness(one), variants[one], one))

    def _by_noun(self, name: str) -> str | None:
        """The one organisation whose name ends in a noun that stands for it: "Bildningsförbundet"."""
        if " " in name or not re.search(
            r"(?:förbundet|rörelsen|kammaren|stiftelsen|föreningen|bolaget|institutet)$", name
        ):
            return None
        noun, names = stem(name), [one for found in self._variants.values() for one in found if " " in one]
        having = {identity(one): one for one in names if noun in (stem(one.split()[-1]), stem(one.split()[0]))}
        return next(iter(having.values())) if len(having) == 1 else None

    def _group(self, mention: Mention) -> Party:
        if mention.key == "county board":
            return self._board(mention)
        if mention.key in _SINGLE and (only := self._only(mention)) is not None:
            return only
        if mention.key == "municipalities":
            return self._municipalities(mention)
        if mention.key == "parties":
            name = self._fullest_group("parties") or mention.name
            return Party(name, mention.name, mention.kind, mention.member_count)
        return Party(_lowered(mention.name), mention.name, mention.kind, mention.member_count)

    @cached_property
    def _named(self) -> Mapping[str | None, list[Mention]]:
        """The names of organisations in the document, by kind."""
        found: defaultdict[str | None, list[Mention]] = defaultdict(list)
        for one in self._all:
            if one.sort is Sort.NAME:
                found[one.kind].append(one)
        return found

    def _only(self, mention: Mention) -> Party | None:
        """The one organisation of a kind that the document names, for which a definite noun stands."""
        names = {identity(one.name): one for one in self._named[mention.kind]}
        definite = stem(mention.name.split()[-1]) != mention.name.split()[-1].casefold()
        if definite and len(names) == 1:
            (one,) = names.values()
            return Party(self.fullest(one.name), mention.name, one.kind)
        own = self._own_region() if mention.key == "region" and definite else None
        return Party(own, mention.name, "Region") if own else None

    def _own_region(self) -> str | None:
        county = self._county()
        names = [one.name for one in self._named["Region"]]
        own = [name for name in names if county and place_of(name) == place_of(county)]
        ranked = Counter(own or names).most_common(1)
        return self.fullest(ranked[0][0]) if ranked else None

    def _board(self, mention: Mention) -> Party:
        """The county's own board: the publisher, else the board that the document names, else the one of its county."""
        about = self._reading.about
        if about and about.publisher and about.publisher.kind == "CountyBoard":
            return Party(self.fullest(about.publisher.name), mention.name, "CountyBoard")
        county = self._county()
        names = [one.name for one in self._named["CountyBoard"]]
        own = [name for name in names if county and place_of(name) == place_of(county)] or names
        if own:
            return Party(self.fullest(Counter(own).most_common(1)[0][0]), mention.name, "CountyBoard")
        if county:
            return Party(f"Länsstyrelsen i {county}", mention.name, "CountyBoard")
        plural = any(one.key == "county boards" for one in self._all)
        return Party("Länsstyrelserna" if plural else "Länsstyrelsen", mention.name, "CountyBoard")

    def _county(self) -> str | None:
        return self._reading.about.county if self._reading.about else None

    def _municipalities(self, mention: Mention) -> Party:
        """The group of municipalities as the document names it: with its number, else "länets", else as it stands."""
        about = self._reading.about
        singular = mention.name.split()[-1].casefold() in {"kommunen", "kommun"}
        if singular and about and about.municipality:
            return Party(self.fullest(about.municipality), mention.name, mention.kind)
        best = self._best_municipalities
        if best is None or (not best.member_count and mention.name.casefold() == "kommuner"):
            return Party(_lowered(mention.name), mention.name, mention.kind, mention.member_count)
        return Party(_lowered(best.name), mention.name, mention.kind, best.member_count)

    @cached_property
    def _best_municipalities(self) -> Mention | None:
        own = [one for one in self._all if one.key == "municipalities" and not one.genitive]
        plural = [one for one in own if one.name.split()[-1].casefold() in {"kommuner", "kommunerna"}]
        return _best(plural, self._acting_alone)

    def _fullest_group(self, key: str) -> str | None:
        """The fullest wording of a group of parties: "Integrationsstrategins parter" before "parterna"."""
        found = Counter(_lowered(one.name) for one in self._all if one.key == key and one.member_count is None)
        named = [
            name for name in found if name.split()[0].casefold() not in _LOOSE and name.split()[-1] not in {"part"}
        ]
        return max(named, key=lambda name: (len(name.split()), len(name), name), default=None)


_PLURAL = re.compile(r"(?:er|erna|arna|(?:råd|nätverk|team|nav|organ|utskott|kansli)en)$")  # of a body's name
_KINDS_OF_PARTNERS = frozenset({"coordination associations", "municipal associations", "regions", "universities"})
_KNOWN: WeakKeyDictionary[Reading, Parties] = WeakKeyDictionary()
_LOOSE = frozenset(
    {"alla", "samtliga", "varje", "respektive", "övriga", "berörda", "andra", "våra", "de", "den", "flera"}
)


def _mention_of(name: str) -> Mention:
    """A name as the mention that it would be in a text."""
    whole = next((one for one in find_mentions(name) if one.start == 0 and one.end == len(name)), None)
    return whole or Mention(0, len(name), name, Sort.NAME, kind_of_name(name))


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for one in mentions:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept


def _is_definite(mention: Mention) -> bool:
    """Whether all of a kind are meant: "samordningsförbunden", "länets samordningsförbund"."""
    words = mention.name.casefold().split()
    return words[-1].endswith(("en", "na")) or words[0] in {"länets", "de", "båda", "samtliga", "alla"}


def _clear(mention: Mention, others: Iterable[Mention]) -> bool:
    return all(mention.end <= other.start or other.end <= mention.start for other in others)


def _covers(mention: Mention, text: str) -> bool:
    """Whether a mention is a whole text, but for an acronym in brackets."""
    rest = (text[: mention.start] + text[mention.end :]).strip(" .,;:")
    return not rest or bool(re.fullmatch(r"\([\w–-]+\)", rest))


def _best(groups: list[Mention], alone: bool) -> Mention | None:
    """The wording that names a group best; `alone` tells whether "kommuner" acts in the document without an article."""
    numbers = Counter(one.member_count for one in groups)
    # "tre kommuner" that are told of once are some of them
    some = [one for one in groups if _opens_with_number(one) and numbers[one.member_count] == 1]
    groups = [one for one in groups if one not in some] or groups
    counted = [one for one in groups if one.member_count]
    of_county = [one for one in groups if "läns" in one.name.casefold() or "länets" in one.name.casefold()]
    bare = [one for one in groups if one.name.casefold() == "kommuner"]
    definite = [one for one in groups if one.name.casefold() == "kommunerna"]
    for candidates in (
        counted,
        of_county if len(of_county) > 1 or not bare else [],
        bare if alone else [],
        definite,
        groups,
    ):
        if candidates:
            names = Counter(_lowered(one.name) for one in candidates)
            name = max(names, key=lambda one: (names[one], len(one), one))
            return next(one for one in candidates if _lowered(one.name) == name)
    return None


def _opens_with_number(group: Mention) -> bool:
    """Whether nothing says that a counted group is all there are: "tre kommuner", not "länets tre kommuner"."""
    return read_number(group.name.split()[0]) is not None and not group.name.endswith("na")


def _lowered(name: str) -> str:
    """A group's name in lower case, but for names within it."""
    return name[:1].lower() + name[1:] if not re.match(r"[A-ZÅÄÖ]\w+s? läns?\b", name) else name
