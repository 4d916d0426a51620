"""The explorer's documents, pages, search and questions: claims lead to sentences, and no person is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from PIL import Image
from starlette.applications import Starlette

from graph.store import open_store
from ontology.terms import SAM
from queries.catalog import questions
from queries.explorer.excerpts import Piece, excerpt
from queries.explorer.language import LANGUAGES, language
from queries.explorer.passages import PageBox, Passage
from queries.explorer.routes import explorer_routes, explorer_site
from queries.explorer.site import templates
from queries.serving import Current
from tests.web import Reply, fetch, served

Visit = Callable[[str], Reply]


@pytest.fixture(scope="module")
def address(example_graph: Path) -> Iterator[str]:
    """Where the explorer over the example strategies is served."""
    with served(Starlette(routes=explorer_routes(explorer_site(Current(example_graph))))) as found:
        yield found


@pytest.fixture(scope="module")
def visit(address: str) -> Visit:
    """What the explorer answers to a path."""
    return lambda path: fetch(address + path)


def links(page: Reply, start: str) -> list[str]:
    """The addresses on a page that begin so, in their order, each once."""
    return list(dict.fromkeys(unescape(one) for one in re.findall(rf'href="({start}[^"]*)"', page.text)))


def test_a_fact_leads_to_its_sentence_on_its_page(visit: Visit) -> None:
    """From a hit of the search, one step leads to the quotation, its page as a picture, and the next fact."""
    found = visit(f"/sok?q={quote('valdeltagandet')}&slag=Goal")
    page = visit(links(found, "/belagg/")[0])
    assert page.status == 200
    assert "Valdeltagandet" in page.text
    assert '<rect x="' in page.text
    assert links(page, "/belagg/")
    assert 'rel="next"' in page.text


def test_the_marked_box_lies_on_the_words(address: str, visit: Visit) -> None:
    """Within the marked box the picture of the page has ink."""
    page = visit(links(visit(f"/sok?q={quote('valdeltagandet')}&slag=Goal"), "/belagg/")[0])
    width = float(re.findall(r'viewBox="0 0 ([\d.]+)', page.text)[0])
    box = re.findall(
        r'class="mark chosen".*?<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"', page.text, re.S
    )[0]
    with urlopen(address + re.findall(r'<image href="([^"]+)"', page.text)[0]) as response:
        picture = Image.open(BytesIO(response.read())).convert("L")
    x, y, wide, high = (float(edge) * picture.width / width for edge in box)
    greys = picture.crop((int(x), int(y), int(x + wide), int(y + high))).tobytes()
    assert min(greys) < 120 < max(greys)


def test_every_page_of_a_document_is_shown(visit: Visit) -> None:
    """A document lists its pages, each is there, and the page after the last is not."""
    document = next(one for one in links(visit("/sok?q=integrationsstrategi&slag=StrategyDocument"), "/dokument/"))
    pages = links(visit(document), re.escape(f"{document}/sida/"))
    assert len(pages) >= 4
    assert visit(pages[-1]).status == 200
    assert visit(f"{document}/sida/{len(pages) + 1}").status == 404
    for wrong in ("0", "x", "99999999", "-1", "%D9%A1"):
        assert visit(f"{document}/sida/{wrong}").status == 404


def test_the_text_is_shown_as_it_was_read(visit: Visit) -> None:
    """The blocks of a PDF and of a web page are shown in reading order."""
    for found in links(visit("/sok?q=integration"), "/dokument/")[:3]:
        page = visit(f"{found}/block")
        assert page.status == 200
        assert page.text.count("<tr") > 5


def test_a_long_text_is_shown_whole_in_several_steps(visit: Visit) -> None:
    """However long a document is, its text as it was read comes in tables of a hundred blocks, which make up all."""
    steps = {}
    for document in links(visit("/sok?q=integration&slag=StrategyDocument"), "/dokument/"):
        path, told = f"{document}/block", []
        while path:
            page = visit(path)
            places = re.findall(r"(\d+)–(\d+) av (\d+)", page.text)
            told.append((page.text.count('<tr class="block'), *map(int, places[0] if places else ("1", "0", "0"))))
            path = next(
                (f"{document}/block{one}" for one in re.findall(r'rel="next" href="[^"?]*(\?[^"]*)"', page.text)), ""
            )
        steps[document] = told
    long = [told for told in steps.values() if len(told) > 1]
    assert long and all(number <= 100 for told in steps.values() for number, *_ in told)
    assert all(sum(number for number, *_ in told) == told[0][3] for told in long)


def test_of_hundreds_of_names_in_a_cell_the_first_are_shown() -> None:
    """How many more there are is said."""
    page = templates().from_string('{% from "parts.html" import cell with context %}{{ cell(value) }}')
    spoken = language("sv")
    said = {"say": spoken.say, "limit": spoken.limit, "number": spoken.number, "language": spoken}
    few, many = (page.render(**said, value=tuple(f"Part {i}" for i in range(count))) for count in (40, 41))
    assert few.count("<span") == many.count("<span") == 40
    assert "till" not in few and many.strip().endswith("och 1 till")


def test_names_of_persons_are_not_shown(example_graph: Path, address: str, visit: Visit) -> None:
    """Who signed is neither in the text as it was read, nor on the picture of the page."""
    store = open_store(example_graph)
    graph = store.persons()[0]
    names = [str(value) for _, name, value in store.triples(graph) if name == SAM.person]
    boxes = [PageBox.of_text(str(value)) for _, name, value in store.triples(graph) if name == SAM.box]
    document = "/dokument/" + graph.split("/document/")[1].removesuffix("/persons")
    text = visit(f"{document}/block").text
    assert names
    assert not [name for name in names if name in text]
    with urlopen(f"{address}{document}/bild/{boxes[0].page}.webp") as response:
        picture = Image.open(BytesIO(response.read())).convert("RGB")
    painted = {colour: number for number, colour in picture.getcolors(1_000_000) or []}
    assert painted.get((90, 90, 90), 0) > 100 * len(names)


def test_a_word_is_found_in_its_other_forms(visit: Visit) -> None:
    """The search finds the same with another form of the word, and says so where there is nothing."""
    one, other = (re.findall(r"(\d+) träffar", visit(f"/sok?q={word}").text) for word in ("kommun", "kommunernas"))
    assert one == other != []
    assert "Inget hittades" in visit("/sok?q=xyzzyqq").text
    assert visit(f"/sok?q={quote('<script>alert(1)</script>')}").text.count("<script") == 1


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_question_has_a_form_and_an_answer(visit: Visit, name: str) -> None:
    """Each question of the catalogue is answered, or says what has to be chosen; the file has the same rows."""
    example = questions()[name].example
    asked = "&".join(f"{key}={quote(value)}" for key, values in example.items() for value in values)
    page = visit(f"/fraga/{name}?{asked}")
    assert page.status == 200
    assert 'class="told"' not in page.text
    rows = visit(f"/fraga/{name}/svar.csv?{asked}").text
    assert rows.startswith(questions()[name].columns[0])


def test_every_column_and_parameter_has_a_name() -> None:
    """The answers' columns, the parameters and the topics are named in both languages."""
    columns = {column for one in questions().values() for column in one.columns}
    wanted = {f"parameter.{parameter.name}" for one in questions().values() for parameter in one.parameters}
    wanted |= {f"topic.{one.topic}" for one in questions().values()}
    for code in LANGUAGES:
        assert not wanted - set(language(code).texts)
        assert all(language(code).column(column) for column in columns)


def test_a_value_that_is_not_there_is_told(visit: Visit) -> None:
    """A wrong county is told with those that are near, and nothing breaks."""
    page = visit(f"/fraga/goals-unassigned?county={quote('Granvek')}")
    assert page.status == 200
    assert "Granviks län" in page.text
    assert "finns inte" in page.text
    assert visit("/fraga/no-such-question").status == 404


def test_a_page_without_a_picture_is_shown_as_text(visit: Visit) -> None:
    """Of a web page, whose file has no pages, the sentence is marked in its text, and the other facts lead on."""
    found = links(visit("/sok?q=integration&slag=WebPage"), "/dokument/")
    page = visit(links(visit(found[0]), "/belagg/")[-1])
    shown = page.text.split('class="paper text"')[1].split("</div>")[0]
    quote_ = re.findall(r"<blockquote[^>]*><p>(.*?)</p>", page.text, re.S)[0]
    assert re.findall(r"<mark>(.*?)</mark>", shown, re.S) == [quote_]
    assert len(re.sub("<[^>]*>", "", shown)) > 2 * len(quote_)
    others = re.findall(r'<a href="(/belagg/[^"]*)"', shown)
    assert others and {visit(one).status for one in others[:3]} == {200}


def test_passages_that_share_letters_are_marked_once() -> None:
    """What is chosen is marked whole; of the others those that leave it alone, on this page only."""
    text = "Ett mål. Två mål.\nTre mål. Fyra."

    def passage(name: str, start: int, end: int, page: int = 1) -> Passage:
        quoted = text[start:end]
        return Passage(name, name, name, "Goal", "mål", name, page, start, end, quoted, None, None, None)

    first, both, second, later = passage("a", 0, 8), passage("ab", 0, 17), passage("b", 9, 17), passage("c", 18, 26, 2)
    every = [first, both, second, later]
    assert excerpt(text, every, 1, both) == [Piece("Ett mål. Två mål.", "ab"), Piece("\n")]
    assert [piece.quotation for piece in excerpt(text, every, 1, second)] == ["a", "", "b", ""]
    assert excerpt(text, every, 2) == [Piece("Tre mål.", "c"), Piece(" Fyra.")]
    assert excerpt(text, every, 3) == []


def test_a_link_to_agenda_2030_is_told_by_the_name_of_the_goal(visit: Visit) -> None:
    """Nobody knows the goals by their numbers alone."""
    found = links(visit("/sok?q=integration&slag=StrategyDocument"), "/dokument/")
    section = re.compile(r'<h2 id="kind-\d+">Koppling till Agenda 2030 .*?</section>', re.DOTALL)
    told = [
        one
        for path in found
        for part in section.findall(visit(path).text)
        for one in re.findall(r'<span lang="sv">([^<]+)</span>', part)
    ]
    assert told
    assert all(re.fullmatch(r"\d{1,2} [A-ZÅÄÖ].+|Delmål \d+\.\w", one) for one in told)
