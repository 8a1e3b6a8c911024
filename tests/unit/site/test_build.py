"""The files of a site: which there are, what they hold, and what the config changes."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

pytest.importorskip("nh3", reason="needs nh3: the extra sdkpress[site]")
pytest.importorskip("pyromark", reason="needs pyromark: the extra sdkpress[site]")

from sdkpress.config.model import Config
from sdkpress.config.sections import DocsConfig, SiteConfig
from sdkpress.diagnostics.findings import ToolRefused
from sdkpress.site import build
from support.lowered import Lowered, of_paths

SCHEMAS = """
Node:
  type: object
  required: [name]
  properties:
    name: {type: string, description: "The *name*.", maxLength: 20}
    parent: {$ref: '#/components/schemas/Node'}
    kind: {type: string, enum: [leaf, branch], default: leaf}
Cat: {type: object, required: [kind], properties: {kind: {const: cat}, lives: {type: integer}}}
Dog: {type: object, required: [kind], properties: {kind: {const: dog}, size: {type: integer}}}
Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
"""
PATHS = """
/nodes/{node_id}:
  post:
    operationId: createNode
    tags: [tree.nodes]
    summary: Create a node
    parameters:
      - {name: node_id, in: path, required: true, schema: {type: string}}
      - {name: X-Trace, in: header, schema: {type: string}}
    requestBody:
      required: true
      content: {application/json: {schema: {$ref: '#/components/schemas/Node'}}}
    responses:
      '200': {description: The node., content: {application/json: {schema: {$ref: '#/components/schemas/Node'}}}}
      '404': {description: No such node.}
/pets:
  put:
    operationId: putPet
    tags: [pets]
    requestBody:
      required: true
      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
    responses: {'204': {description: Done.}}
"""
LINK = re.compile(r'(?:href|src)="([^"#]*)(?:#([^"]*))?"')


def _site(lowered: Lowered | None = None, **site: object) -> dict[str, str]:
    made = lowered or of_paths(PATHS, SCHEMAS)
    folder = site.pop("folder", Path())
    docs = DocsConfig(site=SiteConfig(**site))  # type: ignore[arg-type]
    config = Config(docs=docs, folder=folder)  # type: ignore[arg-type]
    tree = build.build_site(made.api, made.names, config, lambda _: None)
    return {str(path): text.decode() for path, text in tree.generated.items()}


@pytest.fixture(scope="module")
def files() -> Mapping[str, str]:
    return _site()


def test_there_is_a_page_for_everything(files: Mapping[str, str]) -> None:
    assert {
        "index.html",
        "guide.html",
        "llms.txt",
        "assets/style.css",
        "assets/search-index.js",
        "operations/createNode.html",
        "operations/putPet.html",
        "groups/tree.html",
        "groups/nodes.html",
        "groups/pets.html",
        "models/index.html",
        "models/node.html",
        "models/pet.html",
    } <= set(files)
    assert "sitemap.xml" not in files


def test_every_link_leads_to_a_file_and_a_place_in_it(files: Mapping[str, str]) -> None:
    places = {p: set(re.findall(r' id="([^"]+)"', t)) for p, t in files.items()}
    for page, text in files.items():
        if not page.endswith(".html"):
            continue
        assert len(places[page]) == text.count(' id="'), f"{page}: an id stands twice"
        for target, place in LINK.findall(text):
            if "://" in target:
                continue
            path = page if not target else _resolved(page, target)
            assert path in files, (page, target)
            assert not place or place in places[path], (page, target, place)


def _resolved(page: str, target: str) -> str:
    parts = list(PurePosixPath(page).parent.parts)
    for part in PurePosixPath(target).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_an_operation_tells_its_arguments(files: Mapping[str, str]) -> None:
    page = files["operations/createNode.html"]
    for anchor in ("node_id", "x_trace", "name", "parent", "parent.name", "kind"):
        assert f'<li id="{anchor}"' in page
    assert "The <em>name</em>." in page
    assert "max length <code>20</code>" in page
    assert "default <code>&#34;leaf&#34;</code>" in page
    assert "sent as <code>X-Trace</code>" in page
    assert 'id="response-200"' in page and 'id="response-404"' in page


def test_a_model_that_holds_itself_ends(files: Mapping[str, str]) -> None:
    page = files["models/node.html"]
    assert '<li id="parent"' in page
    assert '<li id="parent.parent"' not in page
    assert (
        files["operations/createNode.html"].count('<li id="parent.parent.parent"') == 0
    )


def test_a_model_tells_who_uses_it_and_shows_itself() -> None:
    """An enum has the text of each value; an object that requires nothing is shown with its first fields."""
    schemas = """
Size:
  type: string
  enum: [s, l]
  x-enum-descriptions: {s: Fits a *cat*., l: Fits a dog.}
Box:
  type: object
  description: Where pets sleep.
  properties: {size: {$ref: '#/components/schemas/Size'}, lined: {type: boolean, example: true}}
"""
    paths = """
/boxes: {get: {operationId: getBox, summary: Get a box, responses: {'200': {description: x, content:
  {application/json: {schema: {$ref: '#/components/schemas/Box'}}}}}}}
"""
    files = _site(of_paths(paths, schemas))
    size, box = files["models/size.html"], files["models/box.html"]
    assert "Fits a <em>cat</em>." in size and "Fits a dog." in size
    assert '<li><a href="../models/box.html">Box</a></li>' in size
    assert '<li><a href="../operations/getBox.html">Get a box</a></li>' in box
    text = html.unescape(re.sub("<[^>]+>", "", box))
    assert 'models.Box(size="s", lined=True)' in text
    assert '{\n  "size": "s",\n  "lined": true\n}' in text
    assert '<meta name="description" content="Where pets sleep.">' in box


def test_every_page_has_a_description_of_its_own(files: Mapping[str, str]) -> None:
    found = [
        re.findall(r'<meta name="description" content="([^"]+)">', text)
        for path, text in files.items()
        if path.endswith(".html")
    ]
    assert all(len(one) == 1 for one in found)
    assert len({one[0] for one in found}) > len(found) * 0.9


def test_each_member_of_a_union_has_a_call(files: Mapping[str, str]) -> None:
    page = files["operations/putPet.html"]
    calls = dict(re.findall(r'<option value="(call-\d)">(\w+)</option>', page))
    assert set(calls.values()) == {"Cat", "Dog"}
    for key, name in calls.items():
        assert re.search(rf'<li id="[^"]*{name}" data-call="{key}"', page)
        call = page.split(f'<div class="call" data-key="{key}"')[1].split("</div>")[0]
        assert f"&#34;{name.lower()}&#34;" in call or f'"{name.lower()}"' in call


def test_the_navigation_marks_the_page(files: Mapping[str, str]) -> None:
    page = files["operations/createNode.html"]
    assert page.count('aria-current="page"') == 1
    assert 'href="../operations/createNode.html" aria-current="page"' in page
    assert page.count("<details open><summary>") == 2  # tree › nodes


def test_the_tree_of_a_large_api_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_MOST_NAVIGATION", 10)
    files = _site()
    assert "createNode.html" in files["assets/navigation.js"]
    page = files["operations/createNode.html"]
    assert "assets/navigation.js" in page
    assert 'class="m PUT"' not in page.split("<main")[0]


def test_the_search_index_has_fields_with_their_owners(
    files: Mapping[str, str],
) -> None:
    script = files["assets/search-index.js"]
    data = json.loads(script.removeprefix("sdkpressSearch(").removesuffix(");\n"))
    owners = {
        (data["pages"][at][1], name)
        for name, _, _, *positions in data["fields"]
        for at in positions
    }
    assert ("tree.nodes.create_node", "x_trace") in owners
    assert ("Node", "parent") in owners


def test_what_the_config_adds(tmp_path: Path) -> None:
    (tmp_path / "brand.svg").write_text("<svg/>")
    files = _site(
        folder=tmp_path,
        title="Trees <b>",
        url="https://docs.example/sdk/",
        logo="brand.svg",
        accent="#123456",
        links={"Blog": "https://example.com/blog"},
    )
    page = files["operations/createNode.html"]
    assert "Trees &lt;b&gt;" in page and "Trees <b>" not in page
    assert 'src="../assets/logo.svg"' in page
    assert '<a href="https://example.com/blog"' in page
    assert (
        'canonical" href="https://docs.example/sdk/operations/createNode.html"' in page
    )
    assert "--accent:#123456" in files["assets/style.css"]
    assert "<loc>https://docs.example/sdk/index.html</loc>" in files["sitemap.xml"]


def test_a_form_only_for_servers_that_allow_it() -> None:
    assert not any("try-it" in text for text in _site().values())
    files = _site(try_it=("https://api.example.com/v1",))
    page = files["operations/createNode.html"]
    assert "connect-src https://api.example.com;" in page
    assert 'data-path="/nodes/{node_id}"' in page
    assert "connect-src" not in files["models/node.html"]


def test_what_is_missing_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(ToolRefused, match="no file 'none.svg'"):
        _site(folder=tmp_path, logo="none.svg")
    monkeypatch.setattr(build, "find_spec", lambda name: None)
    with pytest.raises(ToolRefused, match=r"pip install 'sdkpress\[site\]'"):
        _site()


def test_the_same_input_gives_the_same_files(files: Mapping[str, str]) -> None:
    assert _site() == files
