"""What `diff` calls breaking is what a type checker, or a recorded response, finds wrong: checked on edits at random."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from sdkpress.changes.compare import compare_surfaces
from support.document import Loader
from support.document_edits import Edits
from support.sdk_pairs import Judge, Version

SPEC = Path(__file__).parents[3] / "specs" / "tasks" / "openapi.yaml"
EDITS = 16

Pair = tuple[Judge, Version, Version]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    judge = Judge(tmp_path_factory.mktemp("pairs"))
    document = yaml.load(SPEC.read_bytes(), Loader)
    return (
        judge,
        judge.version(document),
        judge.version(Edits(document, 4).make(EDITS)),
    )


def test_breaking_is_what_fails_and_the_other_way_round(pair: Pair) -> None:
    judge, old, new = pair
    verdict = judge.judge(old, new)
    assert verdict.missed == []
    assert verdict.needless == []
    assert verdict.failing > 10
    assert sum(change.breaking for change in verdict.changes) > 5


@pytest.mark.parametrize(("says", "mistake"), [(True, "needless"), (False, "missed")])
def test_a_comparison_without_judgement_is_found_out(
    pair: Pair, says: bool, mistake: str
) -> None:
    judge, old, new = pair
    changes = compare_surfaces(old.surface, new.surface)
    wrong = tuple(replace(change, breaking=says) for change in changes)
    assert getattr(judge.judge(old, new, wrong), mistake)
