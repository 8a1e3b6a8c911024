"""Which page comes next, by the rules alone."""

from __future__ import annotations

from typing import Annotated, Any, Optional

import pytest
from pydantic import Field

from sdkpress.runtime.model import BaseModel
from sdkpress.runtime.paging import PageRequest, items_of, next_page, value_at
from sdkpress.runtime.paging_spec import Paging, Slot
from sdkpress.runtime.unset import UNSET

URL = "https://api.test/v1/pets?limit=2"
PAGE = Paging(kind="page", position=Slot(argument="page", default=1), results=("data",))
LIMITED = PAGE._replace(limit=Slot(argument="limit"))
COUNTED = PAGE._replace(results=None, pages=("meta", "pages"))
OFFSET = LIMITED._replace(kind="offset", position=Slot(argument="skip", default=0))
CURSOR = Paging(
    kind="cursor", position=Slot(argument="after"), following=("data", -1, "id")
)
LINK = Paging(kind="url", following=("next",))


def full(count: int) -> dict[str, Any]:
    return {"data": [{"id": f"p{number}"} for number in range(count)]}


@pytest.mark.parametrize(
    ("paging", "page", "given", "wanted"),
    [
        # Without a limit, a page ends the list by being empty.
        (PAGE, full(1), {}, {"page": 2}),
        (PAGE, full(1), {"page": None}, {"page": 2}),
        (PAGE, full(1), {"page": UNSET}, {"page": 2}),
        (PAGE, full(1), {"page": 7, "q": "x"}, {"page": 8, "q": "x"}),
        (PAGE, full(1), {"page": "7"}, {"page": 8}),
        (PAGE, full(0), {"page": 7}, None),
        (PAGE, {}, {"page": 7}, None),
        (PAGE, {"data": None}, {"page": 7}, None),
        (PAGE, {"data": {"a": 1}}, {"page": 7}, None),
        (PAGE, "text", {}, None),
        (PAGE, full(1), {"page": "last"}, None),
        (PAGE, full(1), {"page": True}, None),
        # With one, it ends by not being full.
        (LIMITED, full(2), {"limit": 2}, {"limit": 2, "page": 2}),
        (LIMITED, full(1), {"limit": 2}, None),
        (LIMITED, full(3), {"limit": 2.0}, {"limit": 2.0, "page": 2}),
        (LIMITED, full(1), {}, {"page": 2}),
        (LIMITED, full(0), {}, None),
        (LIMITED, full(0), {"limit": 0}, None),
        # With a number of pages, the last is known.
        (COUNTED, {"meta": {"pages": 3}}, {"page": 2}, {"page": 3}),
        (COUNTED, {"meta": {"pages": 3}}, {"page": 3}, None),
        (COUNTED, {"meta": {"pages": "2"}}, {}, {"page": 2}),
        (COUNTED, {"meta": {}}, {}, None),
        (COUNTED, {"meta": {"pages": 0}}, {}, None),
        # An offset goes on by what came.
        (OFFSET, full(3), {"limit": 3}, {"limit": 3, "skip": 3}),
        (OFFSET, full(3), {"limit": 3, "skip": 4}, {"limit": 3, "skip": 7}),
        (OFFSET, full(2), {"limit": 3, "skip": 4}, None),
        (OFFSET, full(2), {"skip": 4}, {"skip": 6}),
        (OFFSET, full(0), {"skip": 4}, None),
        # A cursor is in the answer, or the list has ended.
        (CURSOR, full(3), {"q": "x"}, {"q": "x", "after": "p2"}),
        (CURSOR, {"data": [{"id": 0}]}, {}, {"after": 0}),
        (CURSOR, full(0), {}, None),
        (CURSOR, {"data": [{"id": None}]}, {}, None),
        (CURSOR, {"data": [{"id": ""}]}, {}, None),
        (CURSOR, {"data": [{"id": False}]}, {}, None),
        (CURSOR, {"data": [{"id": {"a": 1}}]}, {}, None),
        (CURSOR, {}, {}, None),
        (CURSOR, full(3), {"after": "p2"}, None),
    ],
)
def test_arguments_of_the_next_page(
    paging: Paging, page: object, given: dict[str, object], wanted: object
) -> None:
    made = next_page(paging, page, PageRequest(given), URL)
    assert (None if made is None else made.parameters) == wanted
    assert made is None or made.url is None


def test_pages_can_be_counted_from_zero() -> None:
    paging = COUNTED._replace(position=Slot(argument="page", default=0))
    two = {"meta": {"pages": 2}}
    made = next_page(paging, two, PageRequest({}), URL)
    assert made is not None and made.parameters == {"page": 1}
    assert next_page(paging, two, made, URL) is None


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ("https://api.test/v1/pets?after=2", "https://api.test/v1/pets?after=2"),
        ("/v1/pets?after=2", "https://api.test/v1/pets?after=2"),
        ("?after=2", "https://api.test/v1/pets?after=2"),
        (URL, None),
        ("", None),
        (None, None),
        (3, None),
    ],
)
def test_the_url_of_the_next_page(found: object, wanted: str | None) -> None:
    asked = PageRequest({"limit": 2}, {"q": "x"})
    made = next_page(LINK, {"next": found}, asked, URL)
    assert made == (None if wanted is None else asked._replace(url=wanted))


class Search(BaseModel):
    text: str
    page_token: Annotated[Optional[str], Field(alias="pageToken")] = None


BODY = Paging(
    kind="cursor",
    position=Slot(argument="page_token", in_body=True, name="pageToken"),
    following=("next",),
)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (UNSET, {"page_token": "n"}),
        (None, {"page_token": "n"}),
        ({"text": "x", "page_token": UNSET}, {"text": "x", "page_token": "n"}),
        ({"text": "x", "pageToken": "m"}, {"text": "x", "page_token": "n"}),
        ({"text": "x", "pageToken": "n"}, None),
        (Search(text="x", pageToken="n"), None),
    ],
)
def test_a_cursor_in_the_body(body: object, wanted: object) -> None:
    made = next_page(BODY, {"next": "n"}, PageRequest({"a": 1}, body), URL)
    assert (None if made is None else made.body) == wanted
    assert made is None or made.parameters == {"a": 1}


def test_a_model_as_the_body_is_copied() -> None:
    body = Search(text="x")
    made = next_page(BODY, {"next": "n"}, PageRequest({}, body), URL)
    assert made is not None and isinstance(made.body, Search)
    assert made.body.model_dump(by_alias=True) == {"text": "x", "pageToken": "n"}
    assert body.page_token is None


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ((), {"a": [{"b": 1}, {"b": 2}]}),
        (("a", 0, "b"), 1),
        (("a", -1, "b"), 2),
        (("a", 2), None),
        (("a", -3), None),
        (("a", "b"), None),
        ((0,), None),
        (("c", "d"), None),
    ],
)
def test_paths(path: tuple[str | int, ...], wanted: object) -> None:
    assert value_at({"a": [{"b": 1}, {"b": 2}]}, path) == wanted


def test_items_are_read_from_models() -> None:
    class Meta(BaseModel):
        pets: Optional[list[int]] = None

    class ResponseSpec(BaseModel):
        meta_: Annotated[Meta, Field(alias="meta")]

    paging = PAGE._replace(items=("meta_", "pets"))
    assert items_of(paging, ResponseSpec(meta=Meta(pets=[1, 2]))) == [1, 2]
    assert items_of(paging, ResponseSpec(meta=Meta())) == ()
    assert items_of(paging, None) == ()
    assert items_of(PAGE, ResponseSpec(meta=Meta())) is None
