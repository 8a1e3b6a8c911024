"""Several SDKs in one config, several configs, and settings in a pyproject.toml."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sdkpress.cli.main import main

DOCUMENT = """\
openapi: 3.1.0
info: {title: NAME, version: "1"}
servers: [{url: https://x.example}]
paths: {/a: {get: {operationId: a, responses: {"204": {description: ""}}}}}
"""
WORKSPACE = """\
license: MIT
docs: {dialect: default, enum_style: list}
sdks:
  pets:
    spec: pets.yaml
    output: sdks/pets
  shop:
    spec: shop.yaml
    output: sdks/shop
    docs:
      enum_style: table
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("pets", "shop"):
        Path(f"{name}.yaml").write_text(DOCUMENT.replace("NAME", name.title()))
    return tmp_path


def _license(name: str) -> bool:
    return 'license = "MIT"' in Path(f"sdks/{name}/pyproject.toml").read_text()


def test_every_sdk_is_written_with_what_they_share() -> None:
    Path("sdkpress.yaml").write_text(WORKSPACE)
    assert main(["generate"]) == 0
    assert _license("pets") and _license("shop")
    assert Path("sdks/shop/src/shop/sdk.py").exists()
    assert main(["check"]) == 0


def test_one_sdk_of_several(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sdkpress.yaml").write_text(WORKSPACE)
    assert main(["generate", "--sdk", "shop"]) == 0
    assert not Path("sdks/pets").exists()
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert "[pets]" in said and "sdkpress generate --sdk pets" in said
    assert main(["config", "--sdk", "shop"]) == 0
    said = capsys.readouterr().out
    assert '* docs.enum_style: "table"' in said and '* license: "MIT"' in said
    assert main(["generate", "--sdk", "shp"]) == 2
    assert "did you mean 'shop'?" in capsys.readouterr().err


def test_a_change_of_one_sdk_leaves_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("sdkpress.yaml").write_text(WORKSPACE)
    assert main(["generate"]) == 0
    Path("pets.yaml").write_text(DOCUMENT.replace("NAME", "Pets and more"))
    capsys.readouterr()
    assert main(["generate", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["sdks"]
    assert told["pets"]["written"] and not told["shop"]["written"]
    assert told["shop"]["folder"] == "sdks/shop"


def test_what_is_about_one_sdk_asks_which(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sdkpress.yaml").write_text(WORKSPACE)
    assert main(["inspect"]) == 2
    said = capsys.readouterr().err
    assert "this config is about 2 SDKs: pets, shop" in said and "--sdk" in said
    assert main(["generate", "-o", "elsewhere"]) == 2
    assert "SPEC and -o are about one SDK" in capsys.readouterr().err
    assert not Path("elsewhere").exists()


def test_a_fault_is_told_where_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sdkpress.yaml").write_text(WORKSPACE.replace("style: table", "style: tabel"))
    assert main(["generate"]) == 2
    said = capsys.readouterr().err
    assert "sdkpress.yaml:11:19 error config-invalid" in said
    assert Path("sdks/pets").exists()  # the others are written
    Path("sdkpress.yaml").write_text(WORKSPACE.replace("license", "licence"))
    assert main(["generate"]) == 2
    assert "sdkpress.yaml:1:1 error config-unknown-key" in capsys.readouterr().err


@pytest.mark.parametrize("sdks", ["3", "{}", "{a: 3}"])
def test_what_is_no_list_of_sdks(sdks: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("sdkpress.yaml").write_text(f"sdks: {sdks}\n")
    assert main(["generate"]) == 2
    assert "is a mapping" in capsys.readouterr().err


def test_an_sdk_may_have_a_config_of_its_own() -> None:
    Path("old").mkdir()
    Path("old/sdkpress.yaml").write_text("spec: ../pets.yaml\noutput: made\n")
    Path("sdkpress.yaml").write_text("sdks: {old: old/sdkpress.yaml}\n")
    assert main(["generate"]) == 0
    assert Path("old/made/src/pets/sdk.py").exists()


def test_several_configs(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("pets", "shop"):
        Path(f"{name}.cfg.yaml").write_text(f"spec: {name}.yaml\noutput: {name}\n")
    words = ["-c", "pets.cfg.yaml", "-c", "shop.cfg.yaml"]
    assert main(["generate", *words]) == 0
    assert Path("pets/src").exists() and Path("shop/src").exists()
    assert main(["validate", *words]) == 0
    assert main(["names", *words]) == 2
    assert "takes one config" in capsys.readouterr().err


def test_settings_in_a_pyproject(capsys: pytest.CaptureFixture[str]) -> None:
    project = Path("pyproject.toml")
    project.write_text(
        '[project]\nname = "mine"\n\n[tool.sdkpress]\nspec = "pets.yaml"\noutput = "out"\n'
        '\n[tool.sdkpress.docs]\nenum_style = "table"\n'
    )
    assert main(["generate"]) == 0
    assert Path("out/src/pets/sdk.py").exists()
    project.write_text(project.read_text().replace('"table"', '"tabel"'))
    assert main(["generate"]) == 2
    said = capsys.readouterr().err
    assert "pyproject.toml:9:1 error config-invalid" in said
    assert "did you mean 'table'?" in said
    project.write_text("[tool.sdkpress\n")
    assert main(["check"]) == 2
    assert main(["names", "--pin"]) == 2
    Path("sdkpress.yaml").write_text("spec: shop.yaml\noutput: other\n")
    assert main(["generate"]) == 0  # it comes first
    assert Path("other/src/shop").exists()


def test_a_pyproject_of_something_else_is_no_config(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "mine"\n')
    assert main(["generate"]) == 2
    assert "no document is named" in capsys.readouterr().err
    assert main(["generate", "pets.yaml", "-o", "out"]) == 0
    Path("pyproject.toml").write_text('[tool.sdkpress]\nlicense = "MIT"\n')
    assert main(["generate", "pets.yaml", "-o", "out"]) == 0  # not answered from before
    assert Path("out/README.md").exists()
    assert main(["config"]) == 0
    assert '* license: "MIT"' in capsys.readouterr().out
