from __future__ import annotations

import pytest

from ingest.facts.actions import read_actions
from ingest.facts.bodies import read_bodies
from ingest.facts.focus_areas import read_focus_areas
from ingest.facts.follow_up import read_follow_up
from ingest.facts.partners import read_partners
from ingest.facts.records import FocusArea, FollowUp, Responsibility
from ingest.facts.responsibilities import read_responsibilities
from tests.blocks_of_text import about, reading_of


def _duties(*notations: str, kind: str = "Strategy") -> list[Responsibility]:
    reading = reading_of(*notations, described=about(kind=kind))
    for read in (read_focus_areas, read_actions, read_bodies):
        reading.add(list(read(reading)))
    return list(read_responsibilities(reading))


def _told(*notations: str, kind: str = "Strategy") -> list[tuple[list[str], str, str]]:
    return [([one.name for one in duty.actors], duty.modality, duty.text) for duty in _duties(*notations, kind=kind)]


@pytest.mark.parametrize(
    ("text", "actor", "modality"),
    [
        ("Migrationsverket ansvarar för anvisningar.", "Migrationsverket", "Responsible"),
        ("Region Granvik ska erbjuda hälsoundersökningar.", "Region Granvik", "Shall"),
        ("Skatteverket erbjuder tolk.", "Skatteverket", "Offers"),
        ("Försäkringskassan betalar ut ersättning.", "Försäkringskassan", "Does"),
        ("Kommunerna bör utse en kontaktperson.", "kommunerna", "Should"),
        ("Länsstyrelsen kan ge bidrag.", "Länsstyrelsen i Granviks län", "May"),
        ("På lokal nivå samordnar Arbetsförmedlingen insatserna.", "Arbetsförmedlingen", "Does"),
        ("Webbplatsen administreras av Länsstyrelsen.", "Länsstyrelsen i Granviks län", "Does"),
        ("Kommunernas uppdrag är att ordna bostad.", "kommunerna", "Responsible"),
        ("Region Granvik är den aktör som formellt beslutar och utser ansvariga.", "Region Granvik", "Does"),
        ("Region Granvik är den aktör som bär ansvaret för vården.", "Region Granvik", "Responsible"),
        ("Ansvaret för bosättning ligger på Hedsjö kommun.", "Hedsjö kommun", "Responsible"),
    ],
)
def test_sentence_with_an_actor_is_a_duty(text: str, actor: str, modality: str) -> None:
    """A sentence in the chapter on who does what tells the actor, wherever it stands, and how strongly it is bound."""
    assert _told("# Ansvarsfördelning", text) == [([actor], modality, text)]


def test_shared_duty_is_one_with_several_actors() -> None:
    """A duty that several share is one, also with those behind "tillsammans med"."""
    text = "Migrationsverket och Skatteverket har tillsammans med Region Granvik ett gemensamt ansvar för bosättningen."
    (duty,) = _duties("# Roller", text)
    assert [one.name for one in duty.actors] == ["Migrationsverket", "Skatteverket", "Region Granvik"]


def test_sharing_behind_a_second_verb() -> None:
    """Who shares only what is said behind "och" is told beside the actor; who is worked with in what is done is not."""
    (shared,) = _duties(
        "# Roller", "Skatteverket för register och bär tillsammans med Migrationsverket ansvar för dem."
    )
    text = "Region Granvik erbjuder vård och tillsammans med Hedsjö kommun bär regionen ansvar för tolkning."
    (inverted,) = _duties("# Roller", text)
    (alone,) = _duties("# Roller", "Region Granvik tar fram material och sprider det tillsammans med Hedsjö kommun.")
    sharing = [[one.name for one in duty.shared_with] for duty in (shared, inverted, alone)]
    assert sharing == [["Migrationsverket"], ["Hedsjö kommun"], []]
    assert [one.name for one in shared.actors] == ["Skatteverket"]


def test_stand_in_is_the_agency_before() -> None:
    """The word "myndigheten" means the agency before it, about which a sentence without an actor goes on."""
    told = _told(
        "# Ansvar", "Migrationsverket prövar ansökningar. Myndigheten ska kartlägga behov. I vissa fall ges bidrag."
    )
    assert [actors for actors, _, _ in told] == [["Migrationsverket"]] * 3


def test_bullets_under_an_actors_heading() -> None:
    """Each bullet under an organisation's heading is its duty, with the bullets nested in it."""
    told = _told(
        "# Bilaga 1 – Parternas uppdrag",
        "## Region Granvik",
        "- Erbjuder vård.",
        "- Skapar genvägar genom:",
        "  - Praktik.",
        "  - Kurser.",
        "- Möjlighet att söka bidrag.",
    )
    assert told == [
        (["Region Granvik"], "Offers", "Erbjuder vård."),
        (["Region Granvik"], "Does", "Skapar genvägar genom: Praktik. Kurser."),
        (["Region Granvik"], "Offers", "Möjlighet att söka bidrag."),
    ]


def test_bullets_behind_a_lead_in_have_its_actor_and_modality() -> None:
    """Behind "Länsstyrelserna ska:" each bullet is what they shall do."""
    told = _told("# Uppdrag", "Länsstyrelserna ska i arbetet:", "- främja samverkan", "- fördela medel")
    assert told == [(["länsstyrelserna"], "Shall", "främja samverkan"), (["länsstyrelserna"], "Shall", "fördela medel")]


def test_undertaking_of_the_parties() -> None:
    """What the parties of an agreement undertake binds them."""
    (duty,) = _duties("# Åtaganden", "Varje part åtar sig att utse en kontaktperson.", kind="Agreement")
    assert duty.modality == "Shall"


def test_tasks_of_a_body() -> None:
    """What a council does is its responsibility; who sits on it and when it meets is not."""
    duties = _duties(
        "# Organisation",
        "Integrationsrådet består av chefer från Skatteverket. Rådet möts två gånger per år. "
        "Rådet beslutar om strategin. Länsstyrelsen är sammankallande. Integrationsrådet ska:",
        "- godkänna planer",
    )
    assert [(duty.text, duty.actors[0].body is not None) for duty in duties] == [
        ("Rådet beslutar om strategin.", True),
        ("godkänna planer", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunerna har erbjudit kurser.",
        "Länsstyrelsen är statens företrädare i länet.",
        "Kommunerna erbjuds utbildning.",
        "Kommunerna ska informeras om beslutet.",
        "Vi vill att alla trivs.",
        "Hur arbetar Länsstyrelsen?",
    ],
)
def test_sentences_that_bind_nobody(text: str) -> None:
    """What was done, what an authority is, what others are given, wishes and questions are no duties."""
    assert not _duties("# Ansvarsfördelning", text)


def test_greetings_and_background_state_no_duties() -> None:
    """A sentence of a greeting with an organisation in it is no duty."""
    assert not _duties("# Landshövdingen har ordet", "Arbetsförmedlingen gör ett fint arbete.")


def test_rows_of_an_action_plan() -> None:
    """In a row with the columns Ansvarig and Medverkande the one answers, the other takes part."""
    duties = _duties(
        "# Handlingsplan",
        "| Insats | Ansvarig | Medverkande |",
        "| Anordna språkkafé | Region Granvik, Hedsjö kommun | Civilsamhället |",
    )
    assert [([one.name for one in duty.actors], duty.involvement, duty.text) for duty in duties] == [
        (["Region Granvik", "Hedsjö kommun"], "Answers", "Anordna språkkafé"),
        (["civilsamhället"], "TakesPart", "Anordna språkkafé"),
    ]


def test_bodies_answer_for_areas_in_order() -> None:
    """The areas of "A respektive B" pair with "X respektive Y"."""
    duties = _duties(
        "Strategin har två fokusområden: arbete och hälsa.",
        "# Organisation",
        "För område Arbete respektive Hälsa finns grupper. Ansvariga grupper är Jobbrådet respektive Vårdgruppen.",
    )
    told = {duty.actors[0].name: [one.label for one in duty.concerns if isinstance(one, FocusArea)] for duty in duties}
    assert {name: [label.casefold() for label in labels] for name, labels in told.items()} == {
        "Jobbrådet": ["arbete"],
        "Vårdgruppen": ["hälsa"],
    }


def test_duty_is_proved_by_its_sentence() -> None:
    """The evidence of a duty is its sentence or bullet."""
    (duty,) = _duties("# Ansvar", "Skatteverket folkbokför.")
    assert duty.evidence[0].quote == duty.text


# --- follow-up ------------------------------------------------------------------------------------------------------


def _follow_up(*notations: str) -> list[FollowUp]:
    reading = reading_of(*notations)
    reading.add(list(read_bodies(reading)))
    return list(read_follow_up(reading))


def test_follow_up_has_actor_and_frequency() -> None:
    """Who follows up the strategy, how often and to whom it is reported is no duty but follow-up."""
    notations = (
        "# Uppföljning",
        "Länsstyrelsen följer årligen upp strategin och redovisar resultatet för Region Granvik.",
    )
    (found,) = _follow_up(*notations)
    assert found.actor is not None
    assert (found.actor.name, found.frequency) == ("Länsstyrelsen i Granviks län", "årligen")
    assert [one.name for one in found.reports_to] == ["Region Granvik"]
    assert not _duties(*notations)


def test_plan_that_is_revised_without_an_actor() -> None:
    """A plan that is followed up every year is so also where nobody is named."""
    (found,) = _follow_up("# Handlingsplan", "Planen följs upp och revideras årligen.")
    assert (found.actor, found.frequency) == (None, "årligen")


def test_validity_is_no_follow_up() -> None:
    """From when to when a strategy is valid is no follow-up, though the chapter is called so."""
    assert not _follow_up(
        "# Uppföljning och giltighet", "Strategin gäller från 2024 till och med 2027 och följs av en ny."
    )


def test_all_who_are_told_of_the_follow_up() -> None:
    """A follow-up is reported to each that stands behind "till", the government and an elected council too."""
    text = "Uppföljningen samordnas av Länsstyrelsen som rapporterar till Region Granvik och till regeringen varje år."
    (told,) = _follow_up("# Uppföljning", text)
    assert [one.name for one in told.reports_to] == ["Region Granvik", "regeringen"]


def test_actions_that_we_do_are_nobodys_duties() -> None:
    """A list led in by "Detta gör vi" within an area is actions, and no duties of the parties as well."""
    notations = (
        "Planen har två fokusområden: luft och vatten.",
        "# Luft",
        "Detta gör vi:",
        "- mäter halterna i länet,",
    )
    assert _duties(*notations, "- ritar kartor.", "# Vatten", "Vatten är livet.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Tabellen visar i korthet vad var och en bidrar med.",
        "Av bilagan framgår hur ansvaret är fördelat.",
        "Utöver rollerna i kapitel 3 har var och en gått med på följande.",
        "Nedan redovisas vad parterna bidrar med.",
    ],
)
def test_text_about_the_text_is_no_duty(text: str) -> None:
    """A sentence that announces a table or a list makes nobody an actor."""
    assert not _told("# Parternas åtaganden", text)


@pytest.mark.parametrize(
    "text",
    [
        "Företagen säger att elnätet inte räcker.",
        "Kommunerna uppger att bygglov drar ut på tiden.",
        "Region Granvik rapporterar att resandet ökar.",
        "Trafikverket hoppas på fler anbud.",
    ],
)
def test_what_somebody_says_or_thinks_is_no_duty(text: str) -> None:
    """A report on what somebody says, thinks or hopes is no duty."""
    assert not _told("# Samverkan om elnätet", text)


def test_organisation_named_like_a_picture_keeps_its_duty() -> None:
    """The sentence "Bildningsförbundet ger ..." is no sentence about a picture of the text."""
    text = "Bildningsförbundet Granvik ger kurser i brandskydd."
    assert [told for _, _, told in _told("# Ansvar", text)] == [text]


def test_reporting_to_somebody_stays_a_duty() -> None:
    """The verb "rapporterar" without "att" is what somebody does."""
    text = "Region Granvik rapporterar resandet till Trafikverket."
    assert _told("# Ansvar", text) == [(["Region Granvik"], "Does", text)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Alla undertecknare ska avsätta tid för övningar.", "Alla undertecknare"),
        ("Samtliga parter lovar att dela lägesbilder.", "Samtliga parter"),
        ("Varje avtalspart utfäster sig att utse en kontaktperson.", "Varje avtalspart"),
    ],
)
def test_all_who_sign_promise(text: str, actor: str) -> None:
    """What all who sign an agreement shall do or promise is a duty of theirs, under whatever heading."""
    ((actors, modality, told),) = _told("# Beredskap i vardagen", text, kind="Agreement")
    assert (actors, modality, told) == ([actor], "Shall", text)


def test_vi_of_an_agreement_are_its_parties() -> None:
    """The word "vi" under the undertakings of an agreement are the parties; what "vi" hope for is no duty."""
    text = "Vi ordnar en gemensam övning varje år."
    told = _told("# Åtaganden", f"{text} Vi hoppas att fler ansluter sig.", kind="Agreement")
    assert told == [(["parterna"], "Does", text)]
    assert not _told("# Åtaganden", text)


def test_what_is_done_in_a_body_is_its_task() -> None:
    """A sentence "Där berättar invånare ..." behind a council's description is what the council is for."""
    text = "Där berättar invånare hur bussarna fungerar."
    told = _told("# Organisation", f"Resenärsrådet består av pendlare. Rådet möts två gånger per år. {text}")
    assert told == [(["Resenärsrådet"], "Does", text)]
    assert not _told("# Organisation", "Resenärsrådet består av pendlare. Där sitter två skolchefer.")


@pytest.mark.parametrize(
    ("before", "text", "actor"),
    [
        ("", "Det är kommunerna som ordnar skolskjuts.", "kommunerna"),
        ("", "Det är kommunerna som enligt plan- och bygglagen ska pröva bygglov.", "kommunerna"),
        ("Trafikverket sköter vägarna. ", "Därutöver medverkar myndigheten i planeringen av broar.", "Trafikverket"),
    ],
)
def test_duty_in_a_cleft_or_after_a_connective(before: str, text: str, actor: str) -> None:
    """Who acts is found behind "Det är ... som" and behind "Därutöver"."""
    assert ([actor], text) in [(actors, told) for actors, _, told in _told("# Ansvar och roller", before + text)]


def test_body_that_has_an_area_in_hand_answers_for_it() -> None:
    """The words "har hand om området" and "För området svarar" give the area to the body, and not to who leads it."""
    duties = _duties(
        "# Fokusområde 1: Skog och vatten",
        "Skogen ska räcka till.",
        "# Fokusområde 2: Rena transporter",
        "Bussarna ska gå på el.",
        "# Organisation",
        "Vattengruppen har hand om området Skog och vatten. "
        "För området Rena transporter svarar Trafikgruppen, som leds av Region Granvik.",
    )
    given = {(one.actors[0].name, area.label) for one in duties for area in one.concerns if isinstance(area, FocusArea)}
    assert given == {("Vattengruppen", "Skog och vatten"), ("Trafikgruppen", "Rena transporter")}


@pytest.mark.parametrize(
    ("text", "actor", "frequency"),
    [
        ("Vart annat år gör Region Granvik en enkät bland resenärerna.", "Region Granvik", "Vart annat år"),
        ("Processledaren sammanställer varje höst ett bokslut.", "Processledaren", "varje höst"),
        ("Energisamordnaren redovisar resultatet varje vår.", "Energisamordnaren", "varje vår"),
    ],
)
def test_follow_up_by_surveys_and_by_persons_in_office(text: str, actor: str, frequency: str) -> None:
    """A survey every other year is follow-up, and a process leader or a coordinator may be who follows up."""
    (fact,) = list(read_follow_up(reading_of("# Uppföljning", text)))
    assert isinstance(fact, FollowUp)
    assert fact.actor is not None
    assert (fact.actor.name, fact.frequency) == (actor, frequency)


def test_a_sentence_without_a_subject_is_a_task_of_the_body_that_heads_it() -> None:
    """In a box under the heading of a body its tasks open with their verbs."""
    told = _told("# Organisation", "## Vägrådet", "> Beslutar om vägarnas skötsel. Ska ge råd till byarna.")
    assert told == [
        (["Vägrådet"], "Does", "Beslutar om vägarnas skötsel."),
        (["Vägrådet"], "Shall", "Ska ge råd till byarna."),
    ]


@pytest.mark.parametrize(
    ("text", "actor", "modality"),
    [
        ("Bosättning är Tullverkets ansvar, liksom boende.", "Tullverket", "Responsible"),
        ("Ansvaret för skola och bosättning har kommunerna.", "kommunerna", "Responsible"),
        ("En kommun kan välja att låna ut lokaler.", "kommun", "May"),
        ("Tullverket tar emot gäster. Dessutom åtar den sig att hålla öppet.", "Tullverket", "Shall"),
    ],
)
def test_who_answers_may_stand_at_the_end_or_be_any_of_a_group(text: str, actor: str, modality: str) -> None:
    assert ([actor], modality) in [(actors, how) for actors, how, _ in _told("# Ansvar", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunernas åtaganden är gemensamma.",
        "Bland dem finns sju av länets åtta kommuner.",
        "Ledningsgruppen sköts gemensamt av Region Granvik och Granviks kommun.",
        "Kommunerna har ännu inte utsetts till värdar.",
    ],
)
def test_what_only_tells_of_duties_or_leaders_is_none(text: str) -> None:
    assert _told("# Parternas åtaganden", text) == []


def test_a_name_before_a_colon_goes_before_the_heading() -> None:
    """Under the heading of several, each item names who does it."""
    duties = _told("# Parternas åtaganden", "## Kommuner och regioner", "- Region Granvik: Ordnar hälsosamtal.")
    assert duties == [(["Region Granvik"], "Does", "Ordnar hälsosamtal.")]


@pytest.mark.parametrize(
    ("text", "actor", "modality"),
    [
        ("Kommunerna står för skola och bosättning.", "kommunerna", "Does"),
        ("Tullverket ser till att besked lämnas.", "Tullverket", "Does"),
        ("Tullverket har att lämna besked.", "Tullverket", "Shall"),
        ("Tullverket har åtagit sig att lämna besked.", "Tullverket", "Shall"),
        ("Kommunerna rekommenderas att utse en kontakt.", "kommunerna", "Should"),
        ("Hos Tullverket kan nyanlända få hjälp med blanketter.", "Tullverket", "Offers"),
        ("Inom Tullverkets ansvar ligger besked om varor.", "Tullverket", "Responsible"),
        ("Ansvarig för besked är Tullverket.", "Tullverket", "Responsible"),
        ("Kommuner som saknar kurser ska köpa platser.", "kommuner", "Shall"),
    ],
)
def test_duties_are_said_in_many_ways(text: str, actor: str, modality: str) -> None:
    assert [(actors, how) for actors, how, _ in _told("# Vem gör vad", text)] == [([actor], modality)]


def test_who_is_helped_is_not_who_helps() -> None:
    """Behind a subject that no register knows, a group is the object."""
    assert _told("# Vem gör vad", "Länets distrikt stöttar föreningar som vill växa.") == []


def test_a_lead_in_needs_no_colon() -> None:
    """A numbered clause may break off before its list, and the header of a table may begin what its cells say."""
    assert _told("# Åtaganden", "5.1 Tullverket ska", "- lämna besked,", "- svara på frågor.") == [
        (["Tullverket"], "Shall", "lämna besked,"),
        (["Tullverket"], "Shall", "svara på frågor."),
    ]
    table = _told("# Roller", "| Aktör | Åtar sig att |", "| Tullverket | lämna besked |", "| Polisen | delta |")
    assert [how for _, how, _ in table] == ["Shall", "Shall"]


def test_a_heading_that_promises_leads_in_its_list() -> None:
    """What a heading says of how its actor is bound holds for the items under it."""
    told = _told("# Region Granvik åtar sig att", "- ordna kurser i varje kommun", "- ta emot praktikanter")
    assert told == [
        (["Region Granvik"], "Shall", "ordna kurser i varje kommun"),
        (["Region Granvik"], "Shall", "ta emot praktikanter"),
    ]


def test_who_answers_is_told_within_an_item() -> None:
    """Labels or brackets at the end of an action give it to those whom they name."""
    told = _told(
        "Strategin har två fokusområden: arbete och hälsa.",
        "# Arbete",
        "## Insatser",
        "- Jobbdagar i varje kommun. Ansvarig: Region Granvik. Medverkar: Skatteverket.",
        "- Öppet hus för föräldrar (Region Granvik)",
    )
    assert (["Region Granvik"], "Responsible", "Jobbdagar i varje kommun.") in told
    assert (["Skatteverket"], "Does", "Jobbdagar i varje kommun.") in told
    assert any(actors == ["Region Granvik"] and text.startswith("Öppet hus") for actors, _, text in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "I Norge har kommunerna ansvar för hela mottagandet.",
        "Strategin antogs av Region Granvik den 3 maj 2025.",
        "Skatteverket deltar i enskilda frågor utan att vara part.",
    ],
)
def test_what_is_done_elsewhere_or_was_done_once_is_no_duty(sentence: str) -> None:
    """Another country's order, the adoption of the text and who only looks on give nobody a duty."""
    assert _told("# Ansvar", sentence) == []


def test_groups_stand_for_partners_of_their_kind() -> None:
    """The associations that the document names are meant by "samordningsförbunden"."""
    reading = reading_of(
        "# Parter",
        "Bakom planen står Region Granvik, Samordningsförbundet Hedsjö och Samordningsförbundet Lillby.",
        "# Ansvar",
        "Samordningsförbunden finansierar rehabilitering.",
    )
    reading.add(list(read_partners(reading)))
    (duty,) = read_responsibilities(reading)
    assert [one.name for one in duty.actors] == ["Samordningsförbundet Hedsjö", "Samordningsförbundet Lillby"]


def test_a_noun_stands_for_the_organisation_whose_name_ends_in_it() -> None:
    """The word "bildningsförbundet" means the one association of that kind that the document names."""
    told = _told(
        "# Ansvar", "Granviks läns bildningsförbund deltar på egna villkor. Bildningsförbundet lovar att hålla kurser."
    )
    assert ["Granviks läns bildningsförbund"] in [actors for actors, _, text in told if "lovar" in text]


def test_what_somebody_did_is_no_duty() -> None:
    """A passive in the past tells of what was, one in the present of who does it."""
    assert _told("# Läget", "Kontrollerna utfördes av Skatteverket.") == []
    told = _told("# Ansvar", "Kontrollerna utförs av Skatteverket.")
    assert [actors for actors, *_ in told] == [["Skatteverket"]]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Skatteverket har dessutom åtagit sig att dela siffror.", "Shall"),
        ("Skatteverket är sammanhållande part för området.", "Responsible"),
    ],
)
def test_undertakings_and_charges_in_other_words(text: str, modality: str) -> None:
    assert [told[1] for told in _told("# Ansvar", text)] == [modality]


def test_what_den_may_do_is_up_to_the_authority_before() -> None:
    told = _told("# Ansvar", "Länsstyrelsen Granvik samordnar arbetet. Den kan fördela medel till projekt.")
    assert [(actors, modality) for actors, modality, _ in told] == [
        (["Länsstyrelsen Granvik"], "Does"),
        (["Länsstyrelsen Granvik"], "May"),
    ]


def test_a_table_of_parties_whose_header_was_lost() -> None:
    """Where each row names a party and says beside it what it does, item for item, it needs no header."""
    rows = (
        "| | |",
        "| Region Fjordbygden | •\nErbjuder samtal. •\nKan bidra med lokaler. |",
        "| Kommunerna | Ansvarar för skolan. |",
        "| Arbetsförmedlingen | • Ska bevaka att ingen glöms. |",
    )
    found = list(read_responsibilities(reading_of("# Parternas uppgifter", *rows)))
    assert [(one.actors[0].mentioned_as, one.text, one.modality) for one in found] == [
        ("Region Fjordbygden", "Erbjuder samtal.", "Offers"),
        ("Region Fjordbygden", "Kan bidra med lokaler.", "May"),
        ("Kommunerna", "Ansvarar för skolan.", "Responsible"),
        ("Arbetsförmedlingen", "Ska bevaka att ingen glöms.", "Shall"),
    ]


def test_a_table_without_header_that_tells_of_something_else() -> None:
    """Addresses and numbers beside organisations are no duties, nor are two rows a table of them."""
    rows = ("| | |", "| Region Fjordbygden | Storgatan 1 |", "| Kommunerna | 12 |", "| Arbetsförmedlingen | Box 7 |")
    assert not list(read_responsibilities(reading_of("# Kontakt", *rows)))
    two = ("| | |", "| Region Fjordbygden | Erbjuder samtal. |", "| Kommunerna | Ansvarar för skolan. |")
    assert not list(read_responsibilities(reading_of("# Kontakt", *two)))
