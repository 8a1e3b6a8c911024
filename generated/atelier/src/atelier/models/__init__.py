"""Models of Atelier, loaded as they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._errors import (
        AtelierError as AtelierError,
        ConnectionFailedError as ConnectionFailedError,
        MissingCredentialError as MissingCredentialError,
        NoResponseError as NoResponseError,
        RequestTimeoutError as RequestTimeoutError,
        ResponseValidationError as ResponseValidationError,
        SDKError as SDKError,
    )
    from .account_key_issue_operation import (
        AccountKeyIssueRequest as AccountKeyIssueRequest,
        AccountKeyIssueRequestTypedDict as AccountKeyIssueRequestTypedDict,
        AccountKeyIssueResponse as AccountKeyIssueResponse,
        Right as Right,
    )
    from .account_usage_operation import AccountUsageResponse as AccountUsageResponse
    from .answer_shape import (
        AnswerShape as AnswerShape,
        AnswerShapeTypedDict as AnswerShapeTypedDict,
        Type as Type,
    )
    from .assistant_message import (
        AssistantMessage as AssistantMessage,
        AssistantMessageTypedDict as AssistantMessageTypedDict,
    )
    from .chat_answer import ChatAnswer as ChatAnswer
    from .chat_event import ChatEvent as ChatEvent
    from .chat_piece import ChatPiece as ChatPiece
    from .collection import Collection as Collection
    from .collection_change import (
        CollectionChange as CollectionChange,
        CollectionChangeTypedDict as CollectionChangeTypedDict,
    )
    from .collection_page import CollectionPage as CollectionPage
    from .effort_name import EffortName as EffortName
    from .end_reason import EndReason as EndReason
    from .folder import Folder as Folder
    from .item import Item as Item
    from .item_kind import ItemKind as ItemKind
    from .job import Job as Job
    from .job_finished import JobFinished as JobFinished
    from .job_order import (
        JobOrder as JobOrder,
        JobOrderTypedDict as JobOrderTypedDict,
        Kind as Kind,
        Priority as Priority,
    )
    from .job_state import JobState as JobState
    from .library_item_move_operation import (
        LibraryItemMoveRequest as LibraryItemMoveRequest,
        LibraryItemMoveRequestTypedDict as LibraryItemMoveRequestTypedDict,
    )
    from .library_item_search_operation import Order as Order
    from .message import Message as Message, MessageTypedDict as MessageTypedDict
    from .name_taken import NameTaken as NameTaken, NameTakenData as NameTakenData
    from .new_collection import (
        NewCollection as NewCollection,
        NewCollectionTypedDict as NewCollectionTypedDict,
    )
    from .note import Note as Note, NoteTypedDict as NoteTypedDict
    from .part import Part as Part, PartTypedDict as PartTypedDict
    from .picture import Picture as Picture
    from .picture_edit import (
        Mask as Mask,
        MaskTypedDict as MaskTypedDict,
        Options as Options,
        OptionsTypedDict as OptionsTypedDict,
        PictureEdit as PictureEdit,
        PictureEditPicture as PictureEditPicture,
        PictureEditPictureTypedDict as PictureEditPictureTypedDict,
        PictureEditTypedDict as PictureEditTypedDict,
    )
    from .picture_format import PictureFormat as PictureFormat
    from .picture_input import (
        PictureInput as PictureInput,
        PictureInputTypedDict as PictureInputTypedDict,
    )
    from .picture_part import (
        PicturePart as PicturePart,
        PicturePartTypedDict as PicturePartTypedDict,
    )
    from .picture_set import PictureSet as PictureSet
    from .picture_size import (
        PictureSize as PictureSize,
        PictureSizeTypedDict as PictureSizeTypedDict,
    )
    from .plain_note import (
        PlainNote as PlainNote,
        PlainNoteTypedDict as PlainNoteTypedDict,
    )
    from .problem import Field as Field, Problem as Problem, ProblemData as ProblemData
    from .render_job import RenderJob as RenderJob
    from .rich_note import RichNote as RichNote, RichNoteTypedDict as RichNoteTypedDict
    from .size_name import SizeName as SizeName
    from .studio_chat_complete_body import (
        Effort as Effort,
        Stop as Stop,
        StudioChatCompleteBody as StudioChatCompleteBody,
        StudioChatCompleteBodyTypedDict as StudioChatCompleteBodyTypedDict,
    )
    from .studio_chat_stream_body import (
        StudioChatStreamBody as StudioChatStreamBody,
        StudioChatStreamBodyTypedDict as StudioChatStreamBodyTypedDict,
    )
    from .studio_image_generate_body import (
        References as References,
        ReferencesTypedDict as ReferencesTypedDict,
        Size as Size,
        SizeTypedDict as SizeTypedDict,
        StudioImageGenerateBody as StudioImageGenerateBody,
        StudioImageGenerateBodyTypedDict as StudioImageGenerateBodyTypedDict,
        Style as Style,
    )
    from .studio_sound_speak_operation import (
        StudioSoundSpeakRequest as StudioSoundSpeakRequest,
        StudioSoundSpeakRequestTypedDict as StudioSoundSpeakRequestTypedDict,
    )
    from .studio_sound_transcribe_operation import (
        Recording as Recording,
        RecordingTypedDict as RecordingTypedDict,
        StudioSoundTranscribeRequest as StudioSoundTranscribeRequest,
        StudioSoundTranscribeRequestTypedDict as StudioSoundTranscribeRequestTypedDict,
    )
    from .system_message import (
        SystemMessage as SystemMessage,
        SystemMessageTypedDict as SystemMessageTypedDict,
    )
    from .text_part import TextPart as TextPart, TextPartTypedDict as TextPartTypedDict
    from .tool import Tool as Tool, ToolTypedDict as ToolTypedDict
    from .tool_call import ToolCall as ToolCall, ToolCallTypedDict as ToolCallTypedDict
    from .tool_message import (
        ToolMessage as ToolMessage,
        ToolMessageTypedDict as ToolMessageTypedDict,
    )
    from .transcript import Transcript as Transcript, Word as Word
    from .transcript_job import TranscriptJob as TranscriptJob
    from .usage import Usage as Usage
    from .user_message import (
        Content as Content,
        ContentTypedDict as ContentTypedDict,
        UserMessage as UserMessage,
        UserMessageTypedDict as UserMessageTypedDict,
    )
    from .visibility import Visibility as Visibility
    from .voice import Voice as Voice
else:
    from .._runtime.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "AccountKeyIssueRequest": "account_key_issue_operation",
            "AccountKeyIssueRequestTypedDict": "account_key_issue_operation",
            "AccountKeyIssueResponse": "account_key_issue_operation",
            "AccountUsageResponse": "account_usage_operation",
            "AnswerShape": "answer_shape",
            "AnswerShapeTypedDict": "answer_shape",
            "AssistantMessage": "assistant_message",
            "AssistantMessageTypedDict": "assistant_message",
            "AtelierError": "_errors",
            "ChatAnswer": "chat_answer",
            "ChatEvent": "chat_event",
            "ChatPiece": "chat_piece",
            "Collection": "collection",
            "CollectionChange": "collection_change",
            "CollectionChangeTypedDict": "collection_change",
            "CollectionPage": "collection_page",
            "ConnectionFailedError": "_errors",
            "Content": "user_message",
            "ContentTypedDict": "user_message",
            "Effort": "studio_chat_complete_body",
            "EffortName": "effort_name",
            "EndReason": "end_reason",
            "Field": "problem",
            "Folder": "folder",
            "Item": "item",
            "ItemKind": "item_kind",
            "Job": "job",
            "JobFinished": "job_finished",
            "JobOrder": "job_order",
            "JobOrderTypedDict": "job_order",
            "JobState": "job_state",
            "Kind": "job_order",
            "LibraryItemMoveRequest": "library_item_move_operation",
            "LibraryItemMoveRequestTypedDict": "library_item_move_operation",
            "Mask": "picture_edit",
            "MaskTypedDict": "picture_edit",
            "Message": "message",
            "MessageTypedDict": "message",
            "MissingCredentialError": "_errors",
            "NameTaken": "name_taken",
            "NameTakenData": "name_taken",
            "NewCollection": "new_collection",
            "NewCollectionTypedDict": "new_collection",
            "NoResponseError": "_errors",
            "Note": "note",
            "NoteTypedDict": "note",
            "Options": "picture_edit",
            "OptionsTypedDict": "picture_edit",
            "Order": "library_item_search_operation",
            "Part": "part",
            "PartTypedDict": "part",
            "Picture": "picture",
            "PictureEdit": "picture_edit",
            "PictureEditPicture": "picture_edit",
            "PictureEditPictureTypedDict": "picture_edit",
            "PictureEditTypedDict": "picture_edit",
            "PictureFormat": "picture_format",
            "PictureInput": "picture_input",
            "PictureInputTypedDict": "picture_input",
            "PicturePart": "picture_part",
            "PicturePartTypedDict": "picture_part",
            "PictureSet": "picture_set",
            "PictureSize": "picture_size",
            "PictureSizeTypedDict": "picture_size",
            "PlainNote": "plain_note",
            "PlainNoteTypedDict": "plain_note",
            "Priority": "job_order",
            "Problem": "problem",
            "ProblemData": "problem",
            "Recording": "studio_sound_transcribe_operation",
            "RecordingTypedDict": "studio_sound_transcribe_operation",
            "References": "studio_image_generate_body",
            "ReferencesTypedDict": "studio_image_generate_body",
            "RenderJob": "render_job",
            "RequestTimeoutError": "_errors",
            "ResponseValidationError": "_errors",
            "RichNote": "rich_note",
            "RichNoteTypedDict": "rich_note",
            "Right": "account_key_issue_operation",
            "SDKError": "_errors",
            "Size": "studio_image_generate_body",
            "SizeName": "size_name",
            "SizeTypedDict": "studio_image_generate_body",
            "Stop": "studio_chat_complete_body",
            "StudioChatCompleteBody": "studio_chat_complete_body",
            "StudioChatCompleteBodyTypedDict": "studio_chat_complete_body",
            "StudioChatStreamBody": "studio_chat_stream_body",
            "StudioChatStreamBodyTypedDict": "studio_chat_stream_body",
            "StudioImageGenerateBody": "studio_image_generate_body",
            "StudioImageGenerateBodyTypedDict": "studio_image_generate_body",
            "StudioSoundSpeakRequest": "studio_sound_speak_operation",
            "StudioSoundSpeakRequestTypedDict": "studio_sound_speak_operation",
            "StudioSoundTranscribeRequest": "studio_sound_transcribe_operation",
            "StudioSoundTranscribeRequestTypedDict": "studio_sound_transcribe_operation",
            "Style": "studio_image_generate_body",
            "SystemMessage": "system_message",
            "SystemMessageTypedDict": "system_message",
            "TextPart": "text_part",
            "TextPartTypedDict": "text_part",
            "Tool": "tool",
            "ToolCall": "tool_call",
            "ToolCallTypedDict": "tool_call",
            "ToolMessage": "tool_message",
            "ToolMessageTypedDict": "tool_message",
            "ToolTypedDict": "tool",
            "Transcript": "transcript",
            "TranscriptJob": "transcript_job",
            "Type": "answer_shape",
            "Usage": "usage",
            "UserMessage": "user_message",
            "UserMessageTypedDict": "user_message",
            "Visibility": "visibility",
            "Voice": "voice",
            "Word": "transcript",
        },
    )

__all__ = [
    "AccountKeyIssueRequest",
    "AccountKeyIssueRequestTypedDict",
    "AccountKeyIssueResponse",
    "AccountUsageResponse",
    "AnswerShape",
    "AnswerShapeTypedDict",
    "AssistantMessage",
    "AssistantMessageTypedDict",
    "AtelierError",
    "ChatAnswer",
    "ChatEvent",
    "ChatPiece",
    "Collection",
    "CollectionChange",
    "CollectionChangeTypedDict",
    "CollectionPage",
    "ConnectionFailedError",
    "Content",
    "ContentTypedDict",
    "Effort",
    "EffortName",
    "EndReason",
    "Field",
    "Folder",
    "Item",
    "ItemKind",
    "Job",
    "JobFinished",
    "JobOrder",
    "JobOrderTypedDict",
    "JobState",
    "Kind",
    "LibraryItemMoveRequest",
    "LibraryItemMoveRequestTypedDict",
    "Mask",
    "MaskTypedDict",
    "Message",
    "MessageTypedDict",
    "MissingCredentialError",
    "NameTaken",
    "NameTakenData",
    "NewCollection",
    "NewCollectionTypedDict",
    "NoResponseError",
    "Note",
    "NoteTypedDict",
    "Options",
    "OptionsTypedDict",
    "Order",
    "Part",
    "PartTypedDict",
    "Picture",
    "PictureEdit",
    "PictureEditPicture",
    "PictureEditPictureTypedDict",
    "PictureEditTypedDict",
    "PictureFormat",
    "PictureInput",
    "PictureInputTypedDict",
    "PicturePart",
    "PicturePartTypedDict",
    "PictureSet",
    "PictureSize",
    "PictureSizeTypedDict",
    "PlainNote",
    "PlainNoteTypedDict",
    "Priority",
    "Problem",
    "ProblemData",
    "Recording",
    "RecordingTypedDict",
    "References",
    "ReferencesTypedDict",
    "RenderJob",
    "RequestTimeoutError",
    "ResponseValidationError",
    "RichNote",
    "RichNoteTypedDict",
    "Right",
    "SDKError",
    "Size",
    "SizeName",
    "SizeTypedDict",
    "Stop",
    "StudioChatCompleteBody",
    "StudioChatCompleteBodyTypedDict",
    "StudioChatStreamBody",
    "StudioChatStreamBodyTypedDict",
    "StudioImageGenerateBody",
    "StudioImageGenerateBodyTypedDict",
    "StudioSoundSpeakRequest",
    "StudioSoundSpeakRequestTypedDict",
    "StudioSoundTranscribeRequest",
    "StudioSoundTranscribeRequestTypedDict",
    "Style",
    "SystemMessage",
    "SystemMessageTypedDict",
    "TextPart",
    "TextPartTypedDict",
    "Tool",
    "ToolCall",
    "ToolCallTypedDict",
    "ToolMessage",
    "ToolMessageTypedDict",
    "ToolTypedDict",
    "Transcript",
    "TranscriptJob",
    "Type",
    "Usage",
    "UserMessage",
    "UserMessageTypedDict",
    "Visibility",
    "Voice",
    "Word",
]
