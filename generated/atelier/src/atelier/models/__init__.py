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
        AccountKeyIssueRequestRight as AccountKeyIssueRequestRight,
        AccountKeyIssueRequestTypedDict as AccountKeyIssueRequestTypedDict,
        AccountKeyIssueResponse as AccountKeyIssueResponse,
    )
    from .account_usage_operation import AccountUsageResponse as AccountUsageResponse
    from .answer_shape import (
        AnswerShape as AnswerShape,
        AnswerShapeType as AnswerShapeType,
        AnswerShapeTypedDict as AnswerShapeTypedDict,
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
        JobOrderKind as JobOrderKind,
        JobOrderPriority as JobOrderPriority,
        JobOrderTypedDict as JobOrderTypedDict,
    )
    from .job_state import JobState as JobState
    from .library_item_move_operation import (
        LibraryItemMoveRequest as LibraryItemMoveRequest,
        LibraryItemMoveRequestTypedDict as LibraryItemMoveRequestTypedDict,
    )
    from .library_item_search_operation import (
        LibraryItemSearchOrder as LibraryItemSearchOrder,
    )
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
        PictureEdit as PictureEdit,
        PictureEditMask as PictureEditMask,
        PictureEditMaskTypedDict as PictureEditMaskTypedDict,
        PictureEditOptions as PictureEditOptions,
        PictureEditOptionsTypedDict as PictureEditOptionsTypedDict,
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
    from .problem import (
        Problem as Problem,
        ProblemData as ProblemData,
        ProblemField as ProblemField,
    )
    from .render_job import RenderJob as RenderJob
    from .rich_note import RichNote as RichNote, RichNoteTypedDict as RichNoteTypedDict
    from .size_name import SizeName as SizeName
    from .studio_chat_complete_body import (
        StudioChatCompleteBody as StudioChatCompleteBody,
        StudioChatCompleteBodyEffort as StudioChatCompleteBodyEffort,
        StudioChatCompleteBodyStop as StudioChatCompleteBodyStop,
        StudioChatCompleteBodyTypedDict as StudioChatCompleteBodyTypedDict,
    )
    from .studio_chat_stream_body import (
        StudioChatStreamBody as StudioChatStreamBody,
        StudioChatStreamBodyTypedDict as StudioChatStreamBodyTypedDict,
    )
    from .studio_image_generate_body import (
        StudioImageGenerateBody as StudioImageGenerateBody,
        StudioImageGenerateBodyReferences as StudioImageGenerateBodyReferences,
        StudioImageGenerateBodyReferencesTypedDict as StudioImageGenerateBodyReferencesTypedDict,
        StudioImageGenerateBodySize as StudioImageGenerateBodySize,
        StudioImageGenerateBodySizeTypedDict as StudioImageGenerateBodySizeTypedDict,
        StudioImageGenerateBodyStyle as StudioImageGenerateBodyStyle,
        StudioImageGenerateBodyTypedDict as StudioImageGenerateBodyTypedDict,
    )
    from .studio_sound_speak_operation import (
        StudioSoundSpeakRequest as StudioSoundSpeakRequest,
        StudioSoundSpeakRequestTypedDict as StudioSoundSpeakRequestTypedDict,
    )
    from .studio_sound_transcribe_operation import (
        StudioSoundTranscribeRequest as StudioSoundTranscribeRequest,
        StudioSoundTranscribeRequestRecording as StudioSoundTranscribeRequestRecording,
        StudioSoundTranscribeRequestRecordingTypedDict as StudioSoundTranscribeRequestRecordingTypedDict,
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
    from .transcript import Transcript as Transcript, TranscriptWord as TranscriptWord
    from .transcript_job import TranscriptJob as TranscriptJob
    from .usage import Usage as Usage
    from .user_message import (
        UserMessage as UserMessage,
        UserMessageContent as UserMessageContent,
        UserMessageContentTypedDict as UserMessageContentTypedDict,
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
            "AccountKeyIssueRequestRight": "account_key_issue_operation",
            "AccountKeyIssueRequestTypedDict": "account_key_issue_operation",
            "AccountKeyIssueResponse": "account_key_issue_operation",
            "AccountUsageResponse": "account_usage_operation",
            "AnswerShape": "answer_shape",
            "AnswerShapeType": "answer_shape",
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
            "EffortName": "effort_name",
            "EndReason": "end_reason",
            "Folder": "folder",
            "Item": "item",
            "ItemKind": "item_kind",
            "Job": "job",
            "JobFinished": "job_finished",
            "JobOrder": "job_order",
            "JobOrderKind": "job_order",
            "JobOrderPriority": "job_order",
            "JobOrderTypedDict": "job_order",
            "JobState": "job_state",
            "LibraryItemMoveRequest": "library_item_move_operation",
            "LibraryItemMoveRequestTypedDict": "library_item_move_operation",
            "LibraryItemSearchOrder": "library_item_search_operation",
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
            "Part": "part",
            "PartTypedDict": "part",
            "Picture": "picture",
            "PictureEdit": "picture_edit",
            "PictureEditMask": "picture_edit",
            "PictureEditMaskTypedDict": "picture_edit",
            "PictureEditOptions": "picture_edit",
            "PictureEditOptionsTypedDict": "picture_edit",
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
            "Problem": "problem",
            "ProblemData": "problem",
            "ProblemField": "problem",
            "RenderJob": "render_job",
            "RequestTimeoutError": "_errors",
            "ResponseValidationError": "_errors",
            "RichNote": "rich_note",
            "RichNoteTypedDict": "rich_note",
            "SDKError": "_errors",
            "SizeName": "size_name",
            "StudioChatCompleteBody": "studio_chat_complete_body",
            "StudioChatCompleteBodyEffort": "studio_chat_complete_body",
            "StudioChatCompleteBodyStop": "studio_chat_complete_body",
            "StudioChatCompleteBodyTypedDict": "studio_chat_complete_body",
            "StudioChatStreamBody": "studio_chat_stream_body",
            "StudioChatStreamBodyTypedDict": "studio_chat_stream_body",
            "StudioImageGenerateBody": "studio_image_generate_body",
            "StudioImageGenerateBodyReferences": "studio_image_generate_body",
            "StudioImageGenerateBodyReferencesTypedDict": "studio_image_generate_body",
            "StudioImageGenerateBodySize": "studio_image_generate_body",
            "StudioImageGenerateBodySizeTypedDict": "studio_image_generate_body",
            "StudioImageGenerateBodyStyle": "studio_image_generate_body",
            "StudioImageGenerateBodyTypedDict": "studio_image_generate_body",
            "StudioSoundSpeakRequest": "studio_sound_speak_operation",
            "StudioSoundSpeakRequestTypedDict": "studio_sound_speak_operation",
            "StudioSoundTranscribeRequest": "studio_sound_transcribe_operation",
            "StudioSoundTranscribeRequestRecording": "studio_sound_transcribe_operation",
            "StudioSoundTranscribeRequestRecordingTypedDict": "studio_sound_transcribe_operation",
            "StudioSoundTranscribeRequestTypedDict": "studio_sound_transcribe_operation",
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
            "TranscriptWord": "transcript",
            "Usage": "usage",
            "UserMessage": "user_message",
            "UserMessageContent": "user_message",
            "UserMessageContentTypedDict": "user_message",
            "UserMessageTypedDict": "user_message",
            "Visibility": "visibility",
            "Voice": "voice",
        },
    )

__all__ = [
    "AccountKeyIssueRequest",
    "AccountKeyIssueRequestRight",
    "AccountKeyIssueRequestTypedDict",
    "AccountKeyIssueResponse",
    "AccountUsageResponse",
    "AnswerShape",
    "AnswerShapeType",
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
    "EffortName",
    "EndReason",
    "Folder",
    "Item",
    "ItemKind",
    "Job",
    "JobFinished",
    "JobOrder",
    "JobOrderKind",
    "JobOrderPriority",
    "JobOrderTypedDict",
    "JobState",
    "LibraryItemMoveRequest",
    "LibraryItemMoveRequestTypedDict",
    "LibraryItemSearchOrder",
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
    "Part",
    "PartTypedDict",
    "Picture",
    "PictureEdit",
    "PictureEditMask",
    "PictureEditMaskTypedDict",
    "PictureEditOptions",
    "PictureEditOptionsTypedDict",
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
    "Problem",
    "ProblemData",
    "ProblemField",
    "RenderJob",
    "RequestTimeoutError",
    "ResponseValidationError",
    "RichNote",
    "RichNoteTypedDict",
    "SDKError",
    "SizeName",
    "StudioChatCompleteBody",
    "StudioChatCompleteBodyEffort",
    "StudioChatCompleteBodyStop",
    "StudioChatCompleteBodyTypedDict",
    "StudioChatStreamBody",
    "StudioChatStreamBodyTypedDict",
    "StudioImageGenerateBody",
    "StudioImageGenerateBodyReferences",
    "StudioImageGenerateBodyReferencesTypedDict",
    "StudioImageGenerateBodySize",
    "StudioImageGenerateBodySizeTypedDict",
    "StudioImageGenerateBodyStyle",
    "StudioImageGenerateBodyTypedDict",
    "StudioSoundSpeakRequest",
    "StudioSoundSpeakRequestTypedDict",
    "StudioSoundTranscribeRequest",
    "StudioSoundTranscribeRequestRecording",
    "StudioSoundTranscribeRequestRecordingTypedDict",
    "StudioSoundTranscribeRequestTypedDict",
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
    "TranscriptWord",
    "Usage",
    "UserMessage",
    "UserMessageContent",
    "UserMessageContentTypedDict",
    "UserMessageTypedDict",
    "Visibility",
    "Voice",
]
