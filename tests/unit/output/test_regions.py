"""Code of a user's own in a generated file is carried over."""

from __future__ import annotations

import pytest

from sdkpress.output.regions import carry_over

OLD = """\
\"\"\"Tasks.\"\"\"

from __future__ import annotations

from . import (
    models,
)


class Tasks:
    def list(self) -> int:
        return 1


class AsyncTasks:
    async def list(self) -> int:
        return 1
"""
NEW = OLD.replace("return 1", "return 2").replace("list(self)", "list(self, /)")
IN_CLASS = "    # region custom\n    def mine(self) -> int:\n\n        return 3\n    # endregion\n"
AT_TOP = "# region custom imports\nimport os\n\n# endregion\n"
AT_FOOT = "# #region mine\ndef mine() -> None: ...\n# #endregion mine\n"


def _carried(current: str, wanted: str = NEW) -> str | None:
    found = carry_over(
        current.encode(), wanted.encode(), lambda base: base == OLD.encode()
    )
    return None if found is None else found.decode()


def _in_class(text: str, blank: str = "\n") -> str:
    return text.replace("\n\n\nclass Async", f"\n{blank}{IN_CLASS}\n\nclass Async")


def test_a_file_that_is_as_we_make_it_but_for_regions_stays() -> None:
    for blank in ("", "\n", "\n\n"):
        current = _in_class(OLD, blank)
        assert _carried(current, OLD) == current


@pytest.mark.parametrize("blank", ["", "\n", "\n\n"])
def test_a_region_in_a_class_comes_to_its_end(blank: str) -> None:
    assert _carried(_in_class(OLD, blank)) == _in_class(NEW)


def test_a_region_in_the_middle_of_a_class_moves_to_its_end() -> None:
    current = OLD.replace("class AsyncTasks:\n", f"class AsyncTasks:\n{IN_CLASS}\n")
    assert _carried(current) == f"{NEW}\n{IN_CLASS}"


def test_regions_of_a_module() -> None:
    current = OLD.replace(")\n", f")\n\n{AT_TOP}", 1) + "\n\n" + AT_FOOT
    assert _carried(current) == (
        NEW.replace("models,\n)\n", f"models,\n)\n\n{AT_TOP}") + "\n\n" + AT_FOOT
    )
    carried = _carried(_in_class(current))
    assert carried is not None
    assert carried.count("# region") == 2 and IN_CLASS in carried
    compile(carried, "tasks.py", "exec")


def test_an_edit_outside_of_a_region_is_an_edit() -> None:
    assert _carried(_in_class(OLD).replace("return 1", "return 7")) is None


def test_a_region_of_a_class_that_is_gone_is_not_thrown_away() -> None:
    assert _carried(_in_class(OLD), NEW.replace("class Tasks", "class Jobs")) is None


def test_a_region_without_an_end_is_an_edit() -> None:
    assert _carried(_in_class(OLD).replace("# endregion", "# end")) is None


def test_a_text_of_the_document_that_looks_like_a_region() -> None:
    odd = NEW.replace("class Tasks:", "class Tasks:\n    # region\n    # endregion")
    assert _carried(_in_class(OLD), odd) is None
