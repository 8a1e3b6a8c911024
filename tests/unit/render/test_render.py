"""Plans become bytes, by whom they are owned; a failure there names the template."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from sdkpress.cache import cache_folder
from sdkpress.render import environment as environment_module
from sdkpress.render.check import BrokenPython, check_python
from sdkpress.render.environment import environment
from sdkpress.render.files import RenderingFailed, render, render_tree
from sdkpress.render.plan import Rendered, Verbatim


@dataclass(frozen=True)
class Greeting:
    name: str


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of templates, and a cache, of their own."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "hello.jinja").write_text(
        "{# c #}\nHello {{ v.name }}\n{% if v.name %}\n!\n{% endif %}\n"
    )
    monkeypatch.setattr(environment_module, "template_root", lambda: folder)
    monkeypatch.setenv("SDKPRESS_CACHE", str(tmp_path / "cache"))
    environment.cache_clear()
    yield folder
    environment.cache_clear()


def _hello(path: str, name: str = "you") -> Rendered:
    return Rendered(PurePosixPath(path), "hello.jinja", Greeting(name))


@pytest.mark.usefixtures("templates")
def test_files_are_laid_out_in_the_order_of_their_plans() -> None:
    plans = (_hello("b"), Verbatim(PurePosixPath("a"), b"\x00"))
    assert list(render(plans).items()) == [
        (PurePosixPath("b"), b"Hello you\n!\n"),
        (PurePosixPath("a"), b"\x00"),
    ]


@pytest.mark.usefixtures("templates")
def test_text_of_a_document_is_no_template() -> None:
    text = "{{ 7 * 7 }}{% raw %}<b>&"
    (content,) = render((_hello("a", text),)).values()
    assert content.decode().startswith(f"Hello {text}\n")


@pytest.mark.usefixtures("templates")
def test_a_tree_tells_who_owns_a_file() -> None:
    one, two, three = (PurePosixPath(name) for name in "123")
    tree = render_tree(
        (
            Verbatim(one, b"1"),
            Verbatim(two, b"2", ownership="once"),
            Verbatim(three, b"3", ownership="merged"),
        ),
        pages=frozenset({one}),
    )
    assert (dict(tree.generated), dict(tree.once), dict(tree.merged)) == (
        {one: b"1"},
        {two: b"2"},
        {three: b"3"},
    )
    assert tree.pages == {one}


@pytest.mark.usefixtures("templates")
def test_two_plans_for_one_path() -> None:
    with pytest.raises(RenderingFailed, match="two files are planned as a"):
        render((_hello("a"), _hello("a")))


def test_a_template_that_fails_is_named(templates: Path) -> None:
    (templates / "bad.jinja").write_text("{{ v.nothing }}")
    plan = Rendered(PurePosixPath("out.py"), "bad.jinja", Greeting("x"))
    with pytest.raises(
        RenderingFailed, match=r"out.py: template bad.jinja with Greeting: .*nothing"
    ):
        render((plan,))


def test_compiled_templates_are_kept_and_used(templates: Path) -> None:
    render((_hello("a"),))
    (compiled,) = cache_folder().rglob("*.cache")
    before = compiled.stat().st_mtime_ns
    environment.cache_clear()
    render((_hello("a"),))
    assert compiled.stat().st_mtime_ns == before
    (templates / "hello.jinja").write_text("Bye {{ v.name }}")
    environment.cache_clear()
    assert list(render((_hello("a"),)).values()) == [b"Bye you\n"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_a_cache_that_others_can_write_is_not_used(templates: Path) -> None:
    render((_hello("a"),))
    (compiled,) = cache_folder().rglob("*.cache")
    compiled.write_bytes(b"not what jinja wrote")
    compiled.parent.chmod(0o777)
    environment.cache_clear()
    assert environment().bytecode_cache is None
    assert list(render((_hello("a"),)).values()) == [b"Hello you\n!\n"]


def test_a_broken_cache_is_no_reason_to_fail(templates: Path) -> None:
    render((_hello("a"),))
    (compiled,) = cache_folder().rglob("*.cache")
    compiled.write_bytes(b"not what jinja wrote")
    environment.cache_clear()
    assert list(render((_hello("a"),)).values()) == [b"Hello you\n!\n"]


def test_a_cache_folder_that_cannot_be_made(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDKPRESS_CACHE", os.devnull)
    environment.cache_clear()
    assert list(render((_hello("a"),)).values()) == [b"Hello you\n!\n"]


@pytest.mark.parametrize(
    "text", ["def f(:", "x = '\x00'", "def f(a, a): ...", "return\n  x"]
)
def test_what_is_not_python_is_our_bug(text: str) -> None:
    with pytest.raises(BrokenPython, match="^a/b.py: "):
        check_python({PurePosixPath("a/b.py"): text.encode()})


def test_only_python_is_checked() -> None:
    files = {PurePosixPath("a.py"): b"x = 1\n", PurePosixPath("a.md"): b"def f(:"}
    assert check_python(files) is files
