"""Open enums let new values pass, unions find their member, models and dicts are worth the same."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from support.loopback import Answer, Loopback
from support.pressing import Build

ANSWER = {
    "id": "talk_1",
    "message": {"role": "assistant", "content": "Hello"},
    "created": "2026-02-20T09:30:00Z",
}


def test_an_open_enum_lets_a_new_value_pass(
    atelier: Any, server: Loopback, types: Any
) -> None:
    server.script(
        "studioChatComplete",
        Answer.json({**ANSWER, "end": "finished"}),
        Answer.json({**ANSWER, "end": "fell_asleep"}),
    )
    talk = {"role": "user", "content": "Hello"}
    known = atelier.studio.chat.complete(model="m", messages=[talk])
    assert known.end == "finished"
    assert not isinstance(known.end, types.UnrecognizedStr)
    new = atelier.studio.chat.complete(model="m", messages=[talk])
    assert new.end == "fell_asleep"
    assert isinstance(new.end, types.UnrecognizedStr)
    assert new.model_dump(mode="json")["end"] == "fell_asleep"


def test_an_enum_of_requests_alone_is_closed(atelier: Any, server: Loopback) -> None:
    with pytest.raises(ValidationError):
        atelier.studio.sound.speak(text="Hello", voice="soprano")
    assert not server.seen


def test_a_discriminator_chooses_the_model(
    atelier: Any, server: Loopback, models: Any
) -> None:
    render = {"kind": "render", "id": "job_1", "state": "running", "progress": 0.5}
    transcript = {"kind": "transcript", "id": "job_2", "state": "done"}
    server.script("jobGet", Answer.json(render), Answer.json(transcript))
    first = atelier.job.get(job_id="job_1")
    assert isinstance(first, models.RenderJob)
    assert first.progress == 0.5
    assert isinstance(atelier.job.get(job_id="job_2"), models.TranscriptJob)


def test_an_unknown_tag_does_not_fail_an_answer(
    atelier: Any, server: Loopback, models: Any
) -> None:
    sent = {"kind": "sculpture", "id": "job_3", "state": "done", "stone": "marble"}
    server.script("jobGet", Answer.json(sent))
    job = atelier.job.get(job_id="job_3")
    assert not isinstance(job, models.RenderJob | models.TranscriptJob)
    again = TypeAdapter(models.Job).dump_python(job, mode="json", by_alias=True)
    assert again == sent


def test_a_member_is_found_by_its_constant(models: Any) -> None:
    note = TypeAdapter(models.Note)
    rich = note.validate_python({"kind": "rich", "lines": ["a"]})
    assert isinstance(rich, models.RichNote)
    plain = note.validate_python({"kind": "plain", "text": "a"})
    assert isinstance(plain, models.PlainNote)


def test_a_model_or_a_list_of_models(
    atelier: Any, server: Loopback, models: Any
) -> None:
    one = {"url": "https://pictures.example/a.png", "weight": 0.5}
    for given in (one, [one], models.PictureInput(**one), [models.PictureInput(**one)]):
        atelier.studio.image.generate(prompt="A boat", model="m", references=given)
        sent = server.last.json()["references"]
        assert sent == ([one] if isinstance(given, list) else one)


def test_a_union_of_an_enum_and_a_model(
    atelier: Any, server: Loopback, models: Any
) -> None:
    for given in ("4k", {"width": 640, "height": 480}):
        atelier.studio.image.generate(prompt="A boat", model="m", size=given)
        assert server.last.json()["size"] == given
    size = models.PictureSize(width=640, height=480)
    atelier.studio.image.generate(prompt="A boat", model="m", size=size)
    assert server.last.json()["size"] == {"width": 640, "height": 480}


def test_nested_messages_are_models_or_dicts(
    atelier: Any, server: Loopback, models: Any
) -> None:
    messages = [
        models.SystemMessage(content="Be brief."),
        {"role": "user", "content": [{"type": "text", "text": "Hello"}]},
        models.UserMessage(
            content=[
                models.PicturePart(
                    picture=models.PictureInput(url="https://a.example/a.png")
                )
            ]
        ),
    ]
    atelier.studio.chat.complete(model="m", messages=messages)
    assert server.last.json()["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": "Hello"}]},
        {
            "role": "user",
            "content": [
                {
                    "type": "picture",
                    "picture": {"url": "https://a.example/a.png"},
                }
            ],
        },
    ]


def test_a_recursive_model(atelier: Any, server: Loopback, models: Any) -> None:
    tree = {"name": "a", "folders": [{"name": "b", "folders": [{"name": "c"}]}]}
    server.script("libraryCollectionTree", Answer.json(tree))
    folder = atelier.library.collection.tree(collection_id="col_1")
    assert isinstance(folder.folders[0].folders[0], models.Folder)
    assert folder.model_dump(mode="json", by_alias=True) == tree


def test_dates_and_times(atelier: Any, server: Loopback) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=2))
    atelier.library.item.search(
        q="a",
        made_after=datetime.datetime(2026, 1, 31, 23, 0, tzinfo=zone),
        made_on=datetime.date(2026, 2, 20),
    )
    query = dict(server.last.query)
    sent = datetime.datetime.fromisoformat(query["made_after"])
    assert sent == datetime.datetime(2026, 1, 31, 21, 0, tzinfo=datetime.UTC)
    assert query["made_on"] == "2026-02-20"
    collection = atelier.library.collection.get(collection_id="col_1")
    assert isinstance(collection.created, datetime.datetime)


def test_names_that_python_does_not_allow(models: Any) -> None:
    item = models.Item.model_validate(
        {
            "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            "kind": "picture",
            "made": "2026-02-20T09:30:00Z",
            "class": "sea",
            "$score": 0.5,
        }
    )
    assert item.class_ == "sea"
    assert item.model_dump(mode="json", by_alias=True)["$score"] == 0.5


def test_additional_properties_beside_fields(atelier: Any, server: Loopback) -> None:
    atelier.account.key.issue(
        name="Nightly", rights=["paint"], additional_properties={"team": "north"}
    )
    assert server.last.json() == {
        "name": "Nightly",
        "rights": ["paint"],
        "team": "north",
    }


def test_a_twin_exists_for_a_model(sdk: Build, models: Any) -> None:
    twin = models.PictureSizeTypedDict
    assert twin.__required_keys__ == {"width", "height"}
    assert twin(width=1, height=2) == {"width": 1, "height": 2}
