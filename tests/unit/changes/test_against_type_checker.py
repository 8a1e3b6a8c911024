"""What `diff` calls breaking is what a type checker, or a recorded response, finds wrong: checked on edits at random."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from support.document import Loader
from support.document_edits import Edits
from support.sdk_pairs import Judge

SPEC = Path(__file__).parents[3] / "specs" / "tasks" / "openapi.yaml"
SEEDS = (2, 4)
EDITS = 10


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    return Judge(tmp_path_factory.mktemp("pairs"))


def test_breaking_is_what_fails_and_the_other_way_round(judge: Judge) -> None:
    document = yaml.load(SPEC.read_bytes(), Loader)
    failing = breaking = 0
    for seed in SEEDS:
        old = judge.version(document)
        verdict = judge.judge(old, judge.version(Edits(document, seed).make(EDITS)))
        assert verdict.missed == []
        assert verdict.needless == []
        failing += verdict.failing
        breaking += sum(change.breaking for change in verdict.changes)
    assert failing > 20 and breaking > 10


def test_the_judge_tells_both_mistakes(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A comparison that calls all, or nothing, breaking is found out."""
    from dataclasses import replace

    from support import sdk_pairs

    compare = sdk_pairs.compare_surfaces
    document = yaml.load(SPEC.read_bytes(), Loader)
    old = judge.version(document)
    new = judge.version(Edits(document, 4).make(EDITS))
    for says, told in ((True, "needless"), (False, "missed")):
        monkeypatch.setattr(
            sdk_pairs,
            "compare_surfaces",
            lambda *both, says=says: tuple(
                replace(change, breaking=says) for change in compare(*both)
            ),
        )
        assert getattr(judge.judge(old, new), told)
