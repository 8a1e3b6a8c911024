"""Pages of lists as their users write about them, under both checkers."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.apis import PAGED, pressed
from support.type_checkers import CHECKERS

CODE = """
from paged import AsyncPaged, SyncPaged, models, utils

with SyncPaged() as client:
    numbers: list[int] = list(client.by_offset())
    names: list[str] = [found.id for found in client.by_cursor(text="x")]
    count: int | None = client.by_number().result.pages
    first = client.by_cursor(text="x").result
    answer: models.ByURLResponseBody = client.by_url().result

    res: utils.Page | None = client.by_url()
    while res is not None:
        print(res.result)
        res = res.next()

    page: utils.Page[models.ByOffsetResponseBody, int] | None = client.by_offset()
    while page is not None:
        data: models.ByOffsetResponseBody = page.result
        page = page.next()


async def main() -> None:
    async with AsyncPaged() as client:
        numbers: list[int] = [n async for n in await client.by_offset()]
        print(numbers)
        res: utils.AsyncPage | None = await client.by_url()
        while res is not None:
            print(res.result)
            res = await res.next()
"""


@pytest.mark.parametrize("checker", CHECKERS)
def test_both_checkers_pass_the_program(checker: str, tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(CODE, "utf-8")
    assert CHECKERS[checker](tmp_path, pressed(PAGED).source) == ""
