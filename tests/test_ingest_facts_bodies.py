from __future__ import annotations

import pytest

from ingest.facts.bodies import read_bodies
from ingest.facts.meetings import read_meetings
from ingest.facts.records import Body
from tests.blocks_of_text import reading_of


def _bodies(*notations: str) -> dict[str, Body]:
    return {body.label: body for body in read_bodies(reading_of(*notations))}


def _seats(body: Body, kind: str) -> list[str]:
    return [one.party.name for one in body.memberships if one.kind == kind]


def test_council_has_members_chair_and_meetings() -> None:
    """A council in the chapter on organisation is read with its members, its chair and how often it meets."""
    (council,) = _bodies(
        "# Organisation",
        "Integrationsrådet består av representanter från Arbetsförmedlingen, Region Granvik och länets nio kommuner. "
        "Länsrådet är ordförande. Rådet möts minst två gånger per år.",
    ).values()
    assert (council.label, council.kind, council.min_meetings_per_year) == ("Integrationsrådet", "Council", 2)
    assert _seats(council, "Member") == ["Arbetsförmedlingen", "Region Granvik", "länets nio kommuner"]
    assert _seats(council, "Chair") == ["Länsrådet"]
    assert {one.supports for one in council.evidence} == {None, "minMeetingsPerYear"}
    assert all(one.evidence for one in council.memberships)


def test_members_may_follow_who_chairs_in_one_sentence() -> None:
    """Behind "är ordförande och övriga ledamöter är" stand the members."""
    (council,) = _bodies(
        "# Organisation",
        "Klimatrådet samlar länets ledare. Landshövdingen är ordförande och övriga ledamöter är regionråd, "
        "Granviks kommun och rektorn vid högskolan.",
    ).values()
    assert {"regionråd", "Granviks kommun"} <= set(_seats(council, "Member"))
    assert _seats(council, "Chair") == ["Landshövdingen"]


def test_the_sentence_that_opens_with_a_body_shows_it() -> None:
    """A body that is first named in passing is shown by the sentence that tells of it."""
    bodies = _bodies(
        "# Organisation", "Rådet beslutar efter förslag från Beredningsgruppen.", "Beredningsgruppen möts varje månad."
    )
    assert bodies["Beredningsgruppen"].evidence[0].quote == "Beredningsgruppen möts varje månad."


@pytest.mark.parametrize(
    "sentence",
    [
        "I Beredningsgruppen sitter Skatteverket och Region Granvik.",
        "Beredningsgruppen har medlemmar från Skatteverket och Region Granvik.",
        "Beredningsgruppen utgörs av företrädare för Skatteverket samt Region Granvik och leds av Skatteverket.",
        "Skatteverket och Region Granvik ingår i Beredningsgruppen.",
    ],
)
def test_members_are_found_in_other_words(sentence: str) -> None:
    """Who sits on a body is read from each usual wording."""
    bodies = _bodies("# Organisation", "Beredningsgruppen bereder frågor.", sentence)
    assert _seats(bodies["Beredningsgruppen"], "Member") == ["Skatteverket", "Region Granvik"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Länsstyrelsen sammankallar till Beredningsgruppen.",
        "Länsstyrelsen är sammankallande.",
        "Beredningsgruppen samordnas av Länsstyrelsen.",
        "Länsstyrelsen kallar till gruppens möten.",
    ],
)
def test_convener_is_found(sentence: str) -> None:
    """Who calls a body together is its convener."""
    bodies = _bodies("# Organisation", "Beredningsgruppen tar fram förslag.", sentence)
    assert _seats(bodies["Beredningsgruppen"], "Convener") == ["Länsstyrelsen i Granviks län"]


def test_heading_and_shorter_words_are_one_body() -> None:
    """A body's heading, its short form and its box in the chart are one body."""
    bodies = _bodies(
        "# Organisation",
        "## Forum för mottagande",
        "Forum leds av landshövdingen och träffas två gånger per år.",
        "[FORUM FÖR MOTTAGANDE]",
    )
    (forum,) = bodies.values()
    assert (_seats(forum, "Chair"), forum.meetings_per_year) == (["landshövdingen"], 2)


def test_group_reports_to_council() -> None:
    """A group that prepares proposals for a council reports to it."""
    bodies = _bodies(
        "# Organisation",
        "Rådet för integration beslutar.",
        "Beredningsgruppen lämnar förslag till Rådet för integration.",
    )
    assert [one.label for one in bodies["Beredningsgruppen"].reports_to] == ["Rådet för integration"]


def test_group_that_has_to_be_formed_does_not_exist_yet() -> None:
    """A group that must first be formed is not established, and a sentence proves it."""
    (group,) = _bodies("# Ansvar och organisation", "För området Boende behöver en ny konstellation skapas.").values()
    assert not group.established
    assert "established" in {one.supports for one in group.evidence}


def test_groups_formed_when_needed_exist() -> None:
    """Working groups that are formed when needed are a standing part of the organisation."""
    (groups,) = _bodies("# Organisation", "Arbetsgrupper bildas vid behov och lämnar förslag.").values()
    assert groups.established


def test_target_groups_and_areas_are_no_bodies() -> None:
    """The words "målgruppen" and "området" end like groups and councils and are none."""
    assert not _bodies("# Organisation", "Målgruppen består av nyanlända.", "Området omfattar tre delar.")


@pytest.mark.parametrize(
    ("text", "number", "least"),
    [
        ("Mötet hålls en gång per år.", 1, False),
        ("Gruppen träffas minst fyra gånger om året.", 4, True),
        ("Nätverket möts varannan månad.", 6, False),
        ("Rådet sammanträder kvartalsvis.", 4, False),
        ("Forumet samlas en gång per termin.", 2, False),
        ("Panelen träffas minst tre gånger årligen.", 3, True),
        ("Fem möten hålls varje år.", 5, False),
        ("Träffarna infaller sex gånger om året.", 6, False),
    ],
)
def test_frequency_of_meetings(text: str, number: int, least: bool) -> None:
    """How often a body meets is turned into meetings a year."""
    found = read_meetings(text)
    assert found is not None and (found.number, found.at_least) == (number, least)


def test_other_frequencies_are_no_meetings() -> None:
    """A frequency of something else than meetings is not taken for meetings."""
    assert read_meetings("Strategin revideras vart fjärde år.") is None


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Klimatrådet sammanträder fyra gånger per år.", "Klimatrådet"),
        ("Livsmedelsnätverket träffas varje termin och leds av Region Granvik.", "Livsmedelsnätverket"),
        ("Vattenberedningen består av tjänstepersoner från kommunerna.", "Vattenberedningen"),
        ("Ungdomspanelen utgörs av tolv gymnasieelever.", "Ungdomspanelen"),
        ("Kulturforum är en mötesplats för länets utövare.", "Kulturforum"),
        ("En referensgrupp av patienter träffas två gånger per år.", "referensgrupp"),
        (
            "Ett regionalt råd för landsbygdsfrågor samlar kommuner och föreningar.",
            "regionalt råd för landsbygdsfrågor",
        ),
        ("I Energidelegationen ingår Region Granvik och Skatteverket.", "Energidelegationen"),
        ("Två gånger om året möts länets samverkansråd.", "länets samverkansråd"),
        ("Arbetet hålls ihop av en regional styrgrupp.", "regional styrgrupp"),
        ("Trafikkommittén har insyn i hela planen. I den sitter kommunerna.", "Trafikkommittén"),
        ("Beredskapsgruppen förbereder mötena. Gruppen består av chefer från kommunerna.", "Beredskapsgruppen"),
    ],
)
def test_a_body_is_known_by_what_is_said_of_it(sentence: str, label: str) -> None:
    """A body is found under any heading by what only a body does: meet, be led, consist of people."""
    assert list(_bodies("# Vattnet och vi", sentence)) == [label]


@pytest.mark.parametrize(
    "sentence",
    [
        "Statens kulturråd beslutar om bidrag till länet.",
        "Strategin har tagits fram i dialog med kommunerna.",
        "Föreningen har kontakt med flera nätverk och grupper.",
        "Målgruppen består av barn och unga.",
        "Socialnämnden beslutar om bistånd.",
        "Ungdomsgruppen på teatern träffas varje vecka.",
        "Nätverket är viktigt för länet.",
        "Rådet är gott: börja tidigt.",
        "Solpaneler samlas in vid återvinningscentralen.",
    ],
)
def test_a_passing_mention_is_no_body(sentence: str) -> None:
    """An agency, a target group or a group named in passing is no body of the document."""
    assert _bodies("# Vattnet och vi", sentence) == {}


def test_bodies_of_one_sentence_share_its_verb() -> None:
    """Bodies told apart by a letter are all found, each with who calls it together though the verb stands once."""
    text = "Temagrupp A sammankallas av Skatteverket, Temagrupp B av Region Granvik och Temagrupp C av Hedsjö kommun."
    bodies = _bodies("# Arbetet i vardagen", text)
    assert {label: _seats(body, "Convener") for label, body in bodies.items()} == {
        "Temagrupp A": ["Skatteverket"],
        "Temagrupp B": ["Region Granvik"],
        "Temagrupp C": ["Hedsjö kommun"],
    }


def test_a_body_under_any_heading_has_members_chair_and_convener() -> None:
    """What the sentences after its name say is read: who sits on it, leads it and calls it together, how often."""
    (council,) = _bodies(
        "# Vattnet och vi",
        "Vattenrådet möts tre gånger per år. Rådet består av kommunalråden och landshövdingen, som leder mötena. "
        "Länsstyrelsen kallar till möte en gång i kvartalet.",
    ).values()
    assert council.meetings_per_year == 3
    assert _seats(council, "Member") == ["kommunalråden", "landshövdingen"]
    assert _seats(council, "Chair") == ["landshövdingen"]
    assert _seats(council, "Convener") == ["Länsstyrelsen i Granviks län"]


def test_a_new_body_has_those_it_is_made_of() -> None:
    """Who a new body consists of may stand right behind its noun."""
    bodies = _bodies("# Vattnet och vi", "En referensgrupp av unga konsumenter träffas två gånger per år.")
    assert _seats(bodies["referensgrupp"], "Member") == ["unga konsumenter"]


def test_a_body_of_a_heading_is_known_by_the_text_under_it() -> None:
    """A heading that is a body's name is one where the text under it tells who meets, under whatever chapter."""
    bodies = _bodies("# Vattnet och vi", "## Arbetsutskott", "Består av tjänstepersoner och möts sex gånger per år.")
    assert {label: body.meetings_per_year for label, body in bodies.items()} == {"Arbetsutskott": 6}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Till sin hjälp har rådet en beredningsgrupp.", "beredningsgrupp"),
        (
            "Som stöd för rådet finns en referensgrupp för skogsfrågor, som träffas vid behov.",
            "referensgrupp för skogsfrågor",
        ),
        ("Rådet biträds av ett kommunalt klimatnätverk.", "kommunalt klimatnätverk"),
        ("Under rådet arbetar en projektgrupp bestående av Trafikverket.", "projektgrupp"),
        ("Rådet har en expertpanel till sin hjälp.", "expertpanel"),
        ("Rådet har tillsatt en barn- och ungdomsgrupp.", "barn- och ungdomsgrupp"),
    ],
)
def test_body_is_brought_in_by_a_sentence_about_another(sentence: str, label: str) -> None:
    """A group that a sentence on the council brings in is a body of its own."""
    bodies = _bodies("# Organisation", f"Klimatrådet består av Skatteverket och Region Granvik. {sentence}")
    assert set(bodies) == {"Klimatrådet", label}


def test_den_stands_for_the_body_that_was_just_brought_in() -> None:
    """What the next sentences say of "den" and "gruppen" belongs to the new group, not to the council."""
    bodies = _bodies(
        "# Organisation",
        "Vattenrådet leds av landshövdingen. Till sin hjälp har rådet en beredningsgrupp med en handläggare från varje "
        "part. Den sammankallas av Region Granvik och ses minst fyra gånger per år. "
        "Gruppen rapporterar till Vattenrådet.",
    )
    group, council = bodies["beredningsgrupp"], bodies["Vattenrådet"]
    assert _seats(group, "Convener") == ["Region Granvik"]
    assert _seats(group, "Member") == ["en handläggare från varje part"]
    assert (group.min_meetings_per_year, group.reports_to) == (4, (council,))
    assert [one.kind for one in council.memberships] == ["Chair"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Till vardags har länet ett starkt näringsliv.",
        "Dessutom har vi en åldersgrupp som växer.",
        "Kommunen har en plan.",
    ],
)
def test_what_else_somebody_has_is_no_body(sentence: str) -> None:
    """A sentence on what a county has brings in no body."""
    assert not _bodies("# Nuläge", sentence)


def test_leader_of_a_group_in_a_relative_clause_leads_that_group() -> None:
    """In "För området svarar Trafikgruppen, som leds av X" it is the group that X leads."""
    bodies = _bodies(
        "# Organisation",
        "Klimatrådet leds av landshövdingen. För området Resor svarar Trafikgruppen, som leds av Region Granvik.",
    )
    assert _seats(bodies["Trafikgruppen"], "Chair") == ["Region Granvik"]
    assert _seats(bodies["Klimatrådet"], "Chair") == ["landshövdingen"]


@pytest.mark.parametrize(
    "name", ["Barn- och ungagruppen", "Kris- och beredskapsrådet", "Barn-, ungdoms- och idrottsgruppen"]
)
def test_name_with_suspended_compounds_is_one_body(name: str) -> None:
    """A name such as "Barn- och ungagruppen" is one body, not a second one by its last word."""
    bodies = _bodies("# Organisation", f"{name} består av skolchefer. Gruppen träffas varje månad.")
    assert list(bodies) == [name]


def test_body_is_known_by_its_head_noun() -> None:
    """The word "styrgruppen" stands for "Styrgrupp trygghet" where no other body has the noun."""
    bodies = _bodies(
        "# Organisation",
        "Styrgrupp trygghet leds av regiondirektören.",
        "Lokalgruppen består av rektorer. Lokalgruppen rapporterar till styrgruppen.",
    )
    assert bodies["Lokalgruppen"].reports_to == (bodies["Styrgrupp trygghet"],)


@pytest.mark.parametrize("what", ["byter erfarenheter", "möts", "deltar", "samtalar om vägar och broar"])
def test_who_meets_in_a_network_are_its_members(what: str) -> None:
    """Who exchanges, meets or takes part "där" are the members of the network."""
    bodies = _bodies("# Organisation", f"Vägforum är ett öppet nätverk där kommuner, åkerier och Trafikverket {what}.")
    assert _seats(bodies["Vägforum"], "Member") == ["kommuner", "åkerier", "Trafikverket"]


def test_a_label_before_a_colon_gives_an_office() -> None:
    """Under the heading of a body "Ordförande: X" and "Sammankallande: Y" name its officers."""
    notations = ("# Organisation", "## Vägrådet", "> Ordförande: landshövdingen. Sammankallande: Skogsstyrelsen.")
    (body,) = _bodies(*notations).values()
    assert sorted((one.kind, one.party.name) for one in body.memberships) == [
        ("Chair", "landshövdingen"),
        ("Convener", "Skogsstyrelsen"),
    ]


@pytest.mark.parametrize(
    ("sentence", "label", "established"),
    [
        ("Arbetet leds av Trafikforum Granviks län, som består av chefer.", "Trafikforum Granviks län", True),
        ("För mötet på vägen finns nätverket Nya hjul, som samlar cyklister.", "nätverket Nya hjul", True),
        ("Avsikten är också att under hösten tillsätta en cykelpanel som lämnar synpunkter.", "cykelpanel", False),
    ],
)
def test_prose_brings_in_bodies_by_name(sentence: str, label: str, established: bool) -> None:
    """A body's name may hold its county, stand behind a plain noun, or be that of one that is intended."""
    found = _bodies("# Organisation", sentence)
    assert [(body.label, body.established) for body in found.values()] == [(label, established)]


def test_who_calls_together_stands_in_a_relative_clause() -> None:
    """The body stands before "som X kallar samman", and "bjuder in fyra gånger per år" needs none beside it."""
    texts = (
        "Vägrådet, där Skogsstyrelsen och Trafikverket ingår och som Trafikverket kallar samman, beslutar om vägarna.",
        "Vägrådet består av byalag. Trafikverket bjuder in fyra gånger per år.",
    )
    for text in texts:
        (body,) = _bodies("# Organisation", text).values()
        assert [one.party.name for one in body.memberships if one.kind == "Convener"] == ["Trafikverket"]


def test_bodies_are_known_by_their_names_in_a_part_on_organisation() -> None:
    """A capital within a sentence, or a plain noun with a name behind it, names a body whatever the sentence says."""
    bodies = _bodies(
        "# Så leds arbetet",
        "Överst finns Granviksrådet för folkhälsa. Landshövdingen är ordförande. Till sin hjälp har det "
        "Samordningsteamet. I teamet ingår Skatteverket och Region Granvik.",
        "Läsningen hålls ihop av läsnätverket, där rektorer och lärare inom förskolan deltar. För boendet svarar "
        "nätverket Bo i Granvik. Barnbordet, som Region Granvik sammankallar, tar hand om övriga frågor.",
        "Ungas spegel är en panel med tolv unga mellan 13 och 19 år som Hedsjö kommun sammankallar.",
    )
    assert list(bodies) == [
        "Granviksrådet för folkhälsa",
        "Samordningsteamet",
        "läsnätverket",
        "nätverket Bo i Granvik",
        "Barnbordet",
        "Ungas spegel",
    ]
    assert _seats(bodies["Granviksrådet för folkhälsa"], "Chair") == ["Landshövdingen"]
    assert _seats(bodies["Samordningsteamet"], "Member") == ["Skatteverket", "Region Granvik"]
    assert _seats(bodies["läsnätverket"], "Member") == ["rektorer och lärare inom förskolan"]
    assert _seats(bodies["Barnbordet"], "Convener") == ["Region Granvik"]
    assert _seats(bodies["Ungas spegel"], "Member") == ["tolv unga mellan 13 och 19 år"]
    assert _seats(bodies["Ungas spegel"], "Convener") == ["Hedsjö kommun"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ungdomspanelen har ännu inte inrättats.",
        "Ungdomspanelen ska starta våren 2027.",
        "Ungdomspanelen är under uppbyggnad.",
        "Ungdomspanelen bildas senast i mars.",
        "Ungdomspanelen finns ännu inte på plats.",
    ],
)
def test_body_that_waits_to_be_formed(sentence: str) -> None:
    """A body of which the document says that it is still to come does not exist yet."""
    assert not _bodies("# Organisation", sentence)["Ungdomspanelen"].established


def test_what_is_said_of_several_bodies_is_said_of_each() -> None:
    """The words "båda" and "varje grupp", and two names with "och", are the subject together."""
    bodies = _bodies(
        "# Organisation",
        "Kostgruppen leds av Region Granvik. Rörelsegruppen leds av Hedsjö kommun. Båda rapporterar till "
        "Folkhälsorådet. Varje grupp möts minst fyra gånger per år.",
        "Folkhälsorådet och Kostgruppen bereder inga ärenden. Folkhälsorådet möts två gånger per år.",
    )
    assert set(bodies) == {"Kostgruppen", "Rörelsegruppen", "Folkhälsorådet"}
    for group in ("Kostgruppen", "Rörelsegruppen"):
        assert [one.label for one in bodies[group].reports_to] == ["Folkhälsorådet"]
        assert bodies[group].min_meetings_per_year == 4
    assert bodies["Folkhälsorådet"].meetings_per_year == 2


def test_rows_of_a_table_of_groups() -> None:
    """Each row is a body, also one without such a noun; brackets tell offices, and that a body is yet to come."""
    bodies = _bodies(
        "# Organisation",
        "| Gruppering | Deltagare | Möten | Rapporterar till |",
        "| Regional styrgrupp | Skatteverket (generaldirektören, ordförande), Region Granvik | Tre per år | – |",
        "| Ungas spegel | Hedsjö kommun (sammankallande), fyra skolor | 4 ggr/år | Regional styrgrupp |",
        "| Etikråd (bildas hösten 2027) | Region Granvik | En gång/termin | Regional styrgrupp |",
    )
    assert list(bodies) == ["Regional styrgrupp", "Ungas spegel", "Etikråd"]
    assert _seats(bodies["Regional styrgrupp"], "Member") == ["Skatteverket", "Region Granvik"]
    assert _seats(bodies["Regional styrgrupp"], "Chair") == ["generaldirektören"]
    assert _seats(bodies["Ungas spegel"], "Convener") == ["Hedsjö kommun"]
    assert [one.meetings_per_year for one in bodies.values()] == [3, 4, 2]
    assert [one.established for one in bodies.values()] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rådet möts en gång på våren och en gång på hösten.", 2),
        ("Gruppen träffas var sjätte vecka.", 9),
        ("Nätverket möts en gång/kvartal.", 4),
        ("Rådet sammanträder vid tre tillfällen per år.", 3),
    ],
)
def test_meetings_in_other_words(text: str, number: int) -> None:
    """How often a body meets is read from seasons, weeks and short forms."""
    found = read_meetings(text)
    assert found is not None and found.number == number


def test_a_group_that_leads_one_matter_is_a_working_group() -> None:
    """Below a council "Ledningsgruppen för vårdfrågor" works on its matter; where it stands alone it is the council."""
    group = "Ledningsgruppen för vårdfrågor består av chefer. Ledningsgruppen för vårdfrågor möts varje vår."
    (alone,) = _bodies("# Organisation", group).values()
    both = _bodies("# Organisation", "Integrationsrådet möts varje höst.", group)
    below = {label: one.kind for label, one in both.items()}
    assert alone.kind == "Council"
    assert below == {"Integrationsrådet": "Council", "Ledningsgruppen för vårdfrågor": "WorkingGroup"}


def test_members_of_kinds_are_one_and_a_relative_clause_tells_of_the_body_before_it() -> None:
    """Kinds of people without a name are one member; "som utgörs av" is about the body that it follows."""
    bodies = _bodies(
        "# Organisation",
        "Ärenden till Folkhälsorådet förbereds av Beredningsgruppen, som utgörs av handläggare och strateger hos oss.",
        "I Barnnätverket ingår kuratorer, rektorer, gode män och företrädare för idrotten.",
        "Ungdomspanelen består av tio unga och yttrar sig till Beredningsgruppen.",
    )
    assert _seats(bodies["Beredningsgruppen"], "Member") == ["handläggare och strateger hos oss"]
    assert _seats(bodies["Barnnätverket"], "Member") == ["kuratorer, rektorer, gode män och företrädare för idrotten"]
    reports = {label: [one.label for one in body.reports_to] for label, body in bodies.items()}
    assert reports["Beredningsgruppen"] == ["Folkhälsorådet"]
    assert reports["Ungdomspanelen"] == ["Beredningsgruppen"]


def test_boxes_that_look_as_a_row_are_bodies() -> None:
    """A drawn organisation that is read as a table names bodies in its cells."""
    bodies = _bodies(
        "# Organisation",
        "| a | b |",
        "| Kostgruppen | Rörelsegruppen |",
        "| Ordförande: Region Granvik. | Ordförande: Hedsjö kommun. Möten: två gånger per år. |",
    )
    assert list(bodies) == ["Kostgruppen", "Rörelsegruppen"]
    assert [_seats(body, "Chair") for body in bodies.values()] == [["Region Granvik"], ["Hedsjö kommun"]]
    assert bodies["Rörelsegruppen"].meetings_per_year == 2


def test_a_body_below_another_is_the_one_told_of() -> None:
    """A sentence such as "Under X finns Y" goes over to Y, on which those sit who sit "där"."""
    found = _bodies(
        "# Organisation",
        "Arbetet leds av Strategiska länsgruppen. Länsgruppen beslutar om planen. Vice ordförande är regiondirektören.",
        "Närmast under länsgruppen finns Beredande kommittén. Där ingår chefer från Skatteverket och Hedsjö kommun. "
        "Kommittén samlas minst en gång i kvartalet.",
        "[Strategiska länsgruppen]",
        "[Beredande kommittén]",
    )
    assert [body.label for body in found.values()] == ["Strategiska länsgruppen", "Beredande kommittén"]
    assert "Länsgruppen" in found["Strategiska länsgruppen"].other_labels
    assert _seats(found["Strategiska länsgruppen"], "Chair") == []
    assert _seats(found["Beredande kommittén"], "Member") == ["Skatteverket", "Hedsjö kommun"]


def test_a_series_of_names_of_one_noun() -> None:
    """Groups named in a row are bodies each, and the plural for them is none."""
    found = _bodies(
        "# Organisation",
        "Temagrupperna planerar insatser. Temagrupp Hav leds av Skatteverket, Temagrupp Skog av Region Granvik och "
        "Temagrupp Luft av Hedsjö kommun.",
    )
    assert list(found) == ["Temagrupp Hav", "Temagrupp Skog", "Temagrupp Luft"]
    assert _seats(found["Temagrupp Skog"], "Chair") == ["Region Granvik"]


def test_a_council_called_like_an_office_goes_by_its_first_word() -> None:
    """A text means "Länsrådet mot buller" "Länsrådet" too, which alone would be a person's office."""
    found = _bodies(
        "# Organisation",
        "Länsrådet mot buller är den grupp där cheferna möts. Landshövdingen är ordförande.",
        "Bullergruppen bereder ärenden. Gruppen träffas varje månad. Den rapporterar till Länsrådet.",
    )
    assert "Länsrådet" in found["Länsrådet mot buller"].other_labels
    assert [body.label for body in found["Bullergruppen"].reports_to] == ["Länsrådet mot buller"]


def test_a_council_to_be_formed_with_those_who_shall_sit_in_it() -> None:
    """Who shall sit there may stand before "ska inrättas"; a heading that counts groups names none."""
    found = _bodies(
        "# Organisation", "## Två grupper till", "Ett provråd med forskare från Granviks högskola ska inrättas 2027."
    )
    assert [(label, body.established) for label, body in found.items()] == [("provråd", False)]


def test_members_whose_word_ends_like_a_verb() -> None:
    """As in "bypoliser", which is no verb that ends the members."""
    found = _bodies("# Organisation", "Bullernätverket består av kommunernas samordnare och bypoliser.")
    assert "bypoliser" in " ".join(_seats(found["Bullernätverket"], "Member"))
