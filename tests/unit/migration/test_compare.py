"""What users of one SDK would miss in another: read as text, in both layouts, and never run."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkpress.cli.main import main
from sdkpress.migration.compare import losses
from sdkpress.migration.locate import locate
from sdkpress.migration.surface import Surface, read_surface

OLD = {
    "__init__.py": "from .sdk import *\nraise SystemExit('a package that is read must not run')\n",
    "sdk.py": """
from typing import Dict
from shop.pets import Pets

class Shop:
    pets: "Pets"
    _sub_sdk_map = {"pets": ("shop.pets", "Pets")}

    def __init__(self, api_key=None, client=None, *, timeout_ms=None): ...

    def ping(self, *, loud=False): ...
""",
    "pets.py": """
from .owners import Owners

class Pets:
    def __init__(self):
        self.owners = Owners(self)

    def list(self, *, limit=None, kind): ...

    async def list_async(self, *, limit=None, kind): ...
""",
    "owners.py": "class Owners:\n    def get(self, *, id): ...\n",
    "models/__init__.py": """
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pet import Pet, PetKind, NotFoundError

_dynamic_imports: dict[str, str] = {"Pet": ".pet", "PetKind": ".pet", "Hidden": ".pet"}
""",
    "models/pet.py": """
class Pet(BaseModel):
    name: str
    kind: "PetKind"

class PetKind(str, Enum):
    CAT = "cat"
    DOG = "dog"

class NotFoundError(Exception):
    data: str
""",
}
NEW = {
    **OLD,
    "__init__.py": "",
    "sdk.py": """
from functools import cached_property
from .pets import Pets

class Shop:
    def __init__(self, api_key=None, *, timeout_ms=None, region): ...

    @cached_property
    def pets(self) -> Pets: ...
""",
    "models/__init__.py": "from .pet import Pet as Pet, PetKind as PetKind\n",
    "models/pet.py": """
class Pet(BaseModel):
    name: str

class PetKind(str, Enum):
    CAT = "cat"
""",
    "pets.py": "class Pets:\n    def list(self, *, limit, kind): ...\n",
}


def _package(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / "src" / "shop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A published SDK, lazily loaded."""
    return _package(tmp_path / "old", OLD)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """One that lacks some of it."""
    return _package(tmp_path / "new", NEW)


def _surface(folder: Path) -> Surface:
    found = locate(str(folder))
    assert found is not None and found.name == "shop"
    return read_surface(found)


def test_what_an_sdk_offers(old: Path) -> None:
    surface = _surface(old)
    assert sorted(surface.calls) == [
        "pets.list",
        "pets.list_async",
        "pets.owners.get",
        "ping",
    ]
    assert [p.name for p in surface.constructors["Shop"]] == [
        "api_key",
        "client",
        "timeout_ms",
    ]
    pet = surface.exports["models.Pet"]
    assert pet is not None and pet.fields == ("name", "kind")
    assert "models.Hidden" in surface.exports


def test_what_another_lacks(old: Path, new: Path) -> None:
    found = {(loss.kind, loss.name) for loss in losses(_surface(old), _surface(new))}
    assert found == {
        ("arguments", "Shop(client=)"),
        ("arguments that are required now", "Shop(region=)"),
        ("arguments that are required now", "pets.list(limit=)"),
        ("calls", "ping"),
        ("calls", "pets.list_async"),
        ("calls", "pets.owners.get"),
        ("classes and other names", "models.Hidden"),
        ("exceptions", "models.NotFoundError"),
        ("fields and members", "models.Pet.kind"),
        ("fields and members", "models.PetKind.DOG"),
    }


def test_the_command(old: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(old), str(old)]) == 0
    assert capsys.readouterr().out.endswith("nothing is missing\n")
    assert main(["compare", str(old), str(new)]) == 1
    assert "1 missing exceptions:\n  models.NotFoundError\n" in capsys.readouterr().out
    assert main(["compare", str(old), "no-such-distribution"]) == 2
    assert "no-such-distribution" in capsys.readouterr().err


def test_tools_of_the_old_sdks_own_code_are_told_apart(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tools = {
        "basesdk.py": "class BaseSDK: ...\n",
        "utils/__init__.py": "from .forms import serialize\n__all__ = ['serialize']\n",
        "utils/forms.py": "def serialize(): ...\n",
    }
    with_tools = _package(tmp_path / "with_tools", OLD | tools)
    assert main(["compare", str(with_tools), str(old)]) == 0
    told = capsys.readouterr().out
    assert "  utils.serialize\n" in told and "  basesdk\n" in told
    assert told.endswith("nothing is missing but these tools\n")
    assert main(["compare", str(with_tools), str(old), "--all"]) == 0


def test_an_installed_distribution_is_found_by_its_name() -> None:
    assert locate("pytest") is None  # it is no SDK
    assert locate("..") is None or locate("..") != Path("..")


def test_what_a_class_inherits_is_its_own(tmp_path: Path) -> None:
    old = {
        "__init__.py": "",
        "errors/__init__.py": "from .base import Oops\n",
        "errors/base.py": "class Oops(Exception):\n    message: str\n    body: str\n    gone: str\n",
    }
    new = {
        "__init__.py": "",
        "errors/__init__.py": "from ._own import Oops\n",
        "errors/_own.py": "from .._runtime import errors\n\nclass Oops(errors.Base):\n    body: str\n",
        "_runtime/__init__.py": "",
        "_runtime/errors.py": "class Base(Exception):\n    message: str\n    model_config = {}\n",
    }
    for name, files in (("old", old), ("new", new)):
        for path, text in files.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text)
    found = losses(read_surface(tmp_path / "old"), read_surface(tmp_path / "new"))
    fields = [loss.name for loss in found if loss.kind == "fields and members"]
    assert fields == ["errors.Oops.gone"]
