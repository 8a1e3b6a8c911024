"""Left out and null are different things on the wire, in both directions."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from pydantic import ValidationError

from support.loopback import Answer, Loopback

COLLECTION = {
    "id": "col_1",
    "name": "Harbours",
    "visibility": "private",
    "created": "2026-02-20T09:30:00Z",
}


def test_what_is_not_given_is_not_sent(atelier: Any, server: Loopback) -> None:
    atelier.library.collection.update(collection_id="col_1", name="Old harbours")
    assert server.last.json() == {"name": "Old harbours"}


def test_none_is_null_where_null_is_allowed(atelier: Any, server: Loopback) -> None:
    atelier.library.collection.update(
        collection_id="col_1", description=None, cover=None, labels=None
    )
    assert server.last.json() == {"description": None, "cover": None, "labels": None}


def test_unset_is_left_out(atelier: Any, server: Loopback, types: Any) -> None:
    atelier.library.collection.update(
        collection_id="col_1", description=types.UNSET, name="Harbours"
    )
    assert server.last.json() == {"name": "Harbours"}


def test_none_is_left_out_where_null_is_not_allowed(
    atelier: Any, server: Loopback
) -> None:
    atelier.library.collection.update(collection_id="col_1", name=None, cover=None)
    assert server.last.json() == {"cover": None}


def test_null_and_absent_differ_in_an_answer(
    atelier: Any, server: Loopback, types: Any
) -> None:
    server.script(
        "libraryCollectionGet",
        Answer.json({**COLLECTION, "description": None}),
        Answer.json(COLLECTION),
        Answer.json({**COLLECTION, "description": "By the sea", "cover": None}),
    )
    get = atelier.library.collection.get
    assert get(collection_id="col_1").description is None
    assert get(collection_id="col_1").description is types.UNSET
    last = get(collection_id="col_1")
    assert (last.description, last.cover) == ("By the sea", None)
    assert last.changed is types.UNSET


def test_a_model_writes_what_it_read(models: Any) -> None:
    for sent in (COLLECTION, {**COLLECTION, "description": None, "changed": None}):
        model = models.Collection.model_validate(sent)
        assert model.model_dump(mode="json", by_alias=True) == sent


def test_fields_that_are_unknown_stay_reachable(models: Any) -> None:
    sent = {**COLLECTION, "mood": "grey"}
    model = models.Collection.model_validate(sent)
    assert model.mood == "grey"
    assert model.model_dump(mode="json", by_alias=True) == sent


def test_nested_values_keep_the_difference(atelier: Any, server: Loopback) -> None:
    message = {"role": "assistant", "content": None}
    atelier.studio.chat.complete(
        model="parley-large", messages=[message, {"role": "assistant"}]
    )
    assert server.last.json()["messages"] == [message, {"role": "assistant"}]


def test_a_required_field_cannot_be_null(models: Any) -> None:
    with pytest.raises(ValidationError):
        models.Collection.model_validate({**COLLECTION, "name": None})


def test_defaults_of_the_document_are_not_sent(atelier: Any, server: Loopback) -> None:
    """Not even where the document has a default for it, which the server takes by itself."""
    atelier.studio.image.generate(prompt="A boat", model="aquarelle-2")
    assert server.last.json() == {"prompt": "A boat", "model": "aquarelle-2"}
    atelier.studio.image.generate(prompt="A boat", model="aquarelle-2", count=1)
    assert server.last.json()["count"] == 1
    doc = inspect.getdoc(atelier.studio.image.generate) or ""
    assert "Default: 1." in doc and 'Default: "png".' in doc
