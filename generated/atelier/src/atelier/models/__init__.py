"""Models of Atelier, loaded as they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._errors import (
        AtelierError as AtelierError,
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
        AccountKeyIssueResponseTypedDict as AccountKeyIssueResponseTypedDict,
        Right as Right,
    )
    from .account_usage_operation import (
        AccountUsageRequest as AccountUsageRequest,
        AccountUsageRequestTypedDict as AccountUsageRequestTypedDict,
        AccountUsageResponse as AccountUsageResponse,
        AccountUsageResponseTypedDict as AccountUsageResponseTypedDict,
    )
    from .answer_shape import (
        AnswerShape as AnswerShape,
        AnswerShapeTypedDict as AnswerShapeTypedDict,
        Type as Type,
    )
    from .assistant_message import (
        AssistantMessage as AssistantMessage,
        AssistantMessageTypedDict as AssistantMessageTypedDict,
    )
    from .chat_answer import (
        ChatAnswer as ChatAnswer,
        ChatAnswerTypedDict as ChatAnswerTypedDict,
    )
    from .chat_event import (
        ChatEvent as ChatEvent,
        ChatEventTypedDict as ChatEventTypedDict,
    )
    from .chat_piece import (
        ChatPiece as ChatPiece,
        ChatPieceTypedDict as ChatPieceTypedDict,
    )
    from .collection import (
        Collection as Collection,
        CollectionTypedDict as CollectionTypedDict,
    )
    from .collection_change import (
        CollectionChange as CollectionChange,
        CollectionChangeTypedDict as CollectionChangeTypedDict,
    )
    from .collection_page import (
        CollectionPage as CollectionPage,
        CollectionPageTypedDict as CollectionPageTypedDict,
    )
    from .effort_name import EffortName as EffortName
    from .end_reason import EndReason as EndReason
    from .folder import Folder as Folder, FolderTypedDict as FolderTypedDict
    from .item import Item as Item, ItemTypedDict as ItemTypedDict
    from .item_kind import ItemKind as ItemKind
    from .job import Job as Job, JobTypedDict as JobTypedDict
    from .job_finished import (
        JobFinished as JobFinished,
        JobFinishedTypedDict as JobFinishedTypedDict,
    )
    from .job_get_operation import (
        JobGetRequest as JobGetRequest,
        JobGetRequestTypedDict as JobGetRequestTypedDict,
    )
    from .job_order import (
        JobOrder as JobOrder,
        JobOrderTypedDict as JobOrderTypedDict,
        Kind as Kind,
        Priority as Priority,
    )
    from .job_state import JobState as JobState
    from .job_stop_operation import (
        JobStopRequest as JobStopRequest,
        JobStopRequestTypedDict as JobStopRequestTypedDict,
    )
    from .library_collection_create_operation import (
        LibraryCollectionCreateRequest as LibraryCollectionCreateRequest,
        LibraryCollectionCreateRequestTypedDict as LibraryCollectionCreateRequestTypedDict,
    )
    from .library_collection_get_operation import (
        LibraryCollectionGetRequest as LibraryCollectionGetRequest,
        LibraryCollectionGetRequestTypedDict as LibraryCollectionGetRequestTypedDict,
    )
    from .library_collection_list_operation import (
        LibraryCollectionListRequest as LibraryCollectionListRequest,
        LibraryCollectionListRequestTypedDict as LibraryCollectionListRequestTypedDict,
    )
    from .library_collection_remove_operation import (
        LibraryCollectionRemoveRequest as LibraryCollectionRemoveRequest,
        LibraryCollectionRemoveRequestTypedDict as LibraryCollectionRemoveRequestTypedDict,
    )
    from .library_collection_tree_operation import (
        LibraryCollectionTreeRequest as LibraryCollectionTreeRequest,
        LibraryCollectionTreeRequestTypedDict as LibraryCollectionTreeRequestTypedDict,
    )
    from .library_collection_update_operation import (
        LibraryCollectionUpdateRequest as LibraryCollectionUpdateRequest,
        LibraryCollectionUpdateRequestTypedDict as LibraryCollectionUpdateRequestTypedDict,
    )
    from .library_item_annotate_operation import (
        LibraryItemAnnotateRequest as LibraryItemAnnotateRequest,
        LibraryItemAnnotateRequestTypedDict as LibraryItemAnnotateRequestTypedDict,
    )
    from .library_item_move_operation import (
        LibraryItemMoveRequest as LibraryItemMoveRequest,
        LibraryItemMoveRequestTypedDict as LibraryItemMoveRequestTypedDict,
    )
    from .library_item_search_operation import (
        LibraryItemSearchRequest as LibraryItemSearchRequest,
        LibraryItemSearchRequestTypedDict as LibraryItemSearchRequestTypedDict,
        Order as Order,
    )
    from .message import Message as Message, MessageTypedDict as MessageTypedDict
    from .name_taken import (
        NameTaken as NameTaken,
        NameTakenData as NameTakenData,
        NameTakenTypedDict as NameTakenTypedDict,
    )
    from .new_collection import (
        NewCollection as NewCollection,
        NewCollectionTypedDict as NewCollectionTypedDict,
    )
    from .note import Note as Note, NoteTypedDict as NoteTypedDict
    from .part import Part as Part, PartTypedDict as PartTypedDict
    from .picture import Picture as Picture, PictureTypedDict as PictureTypedDict
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
    from .picture_set import (
        PictureSet as PictureSet,
        PictureSetTypedDict as PictureSetTypedDict,
    )
    from .picture_size import (
        PictureSize as PictureSize,
        PictureSizeTypedDict as PictureSizeTypedDict,
    )
    from .plain_note import (
        PlainNote as PlainNote,
        PlainNoteTypedDict as PlainNoteTypedDict,
    )
    from .problem import (
        Field as Field,
        FieldTypedDict as FieldTypedDict,
        Problem as Problem,
        ProblemData as ProblemData,
        ProblemTypedDict as ProblemTypedDict,
    )
    from .render_job import (
        RenderJob as RenderJob,
        RenderJobTypedDict as RenderJobTypedDict,
    )
    from .rich_note import RichNote as RichNote, RichNoteTypedDict as RichNoteTypedDict
    from .security import Security as Security, SecurityTypedDict as SecurityTypedDict
    from .size_name import SizeName as SizeName
    from .studio_chat_complete_body import (
        Effort as Effort,
        Stop as Stop,
        StudioChatCompleteBody as StudioChatCompleteBody,
        StudioChatCompleteBodyTypedDict as StudioChatCompleteBodyTypedDict,
    )
    from .studio_chat_complete_operation import (
        StudioChatCompleteRequest as StudioChatCompleteRequest,
        StudioChatCompleteRequestTypedDict as StudioChatCompleteRequestTypedDict,
    )
    from .studio_chat_stream_body import (
        StudioChatStreamBody as StudioChatStreamBody,
        StudioChatStreamBodyTypedDict as StudioChatStreamBodyTypedDict,
    )
    from .studio_chat_stream_operation import (
        StudioChatStreamRequest as StudioChatStreamRequest,
        StudioChatStreamRequestTypedDict as StudioChatStreamRequestTypedDict,
    )
    from .studio_image_download_operation import (
        StudioImageDownloadRequest as StudioImageDownloadRequest,
        StudioImageDownloadRequestTypedDict as StudioImageDownloadRequestTypedDict,
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
    from .studio_image_generate_operation import (
        StudioImageGenerateRequest as StudioImageGenerateRequest,
        StudioImageGenerateRequestTypedDict as StudioImageGenerateRequestTypedDict,
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
    from .transcript import (
        Transcript as Transcript,
        TranscriptTypedDict as TranscriptTypedDict,
        Word as Word,
        WordTypedDict as WordTypedDict,
    )
    from .transcript_job import (
        TranscriptJob as TranscriptJob,
        TranscriptJobTypedDict as TranscriptJobTypedDict,
    )
    from .usage import Usage as Usage, UsageTypedDict as UsageTypedDict
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
            "AccountKeyIssueResponseTypedDict": "account_key_issue_operation",
            "AccountUsageRequest": "account_usage_operation",
            "AccountUsageRequestTypedDict": "account_usage_operation",
            "AccountUsageResponse": "account_usage_operation",
            "AccountUsageResponseTypedDict": "account_usage_operation",
            "AnswerShape": "answer_shape",
            "AnswerShapeTypedDict": "answer_shape",
            "AssistantMessage": "assistant_message",
            "AssistantMessageTypedDict": "assistant_message",
            "AtelierError": "_errors",
            "ChatAnswer": "chat_answer",
            "ChatAnswerTypedDict": "chat_answer",
            "ChatEvent": "chat_event",
            "ChatEventTypedDict": "chat_event",
            "ChatPiece": "chat_piece",
            "ChatPieceTypedDict": "chat_piece",
            "Collection": "collection",
            "CollectionChange": "collection_change",
            "CollectionChangeTypedDict": "collection_change",
            "CollectionPage": "collection_page",
            "CollectionPageTypedDict": "collection_page",
            "CollectionTypedDict": "collection",
            "Content": "user_message",
            "ContentTypedDict": "user_message",
            "Effort": "studio_chat_complete_body",
            "EffortName": "effort_name",
            "EndReason": "end_reason",
            "Field": "problem",
            "FieldTypedDict": "problem",
            "Folder": "folder",
            "FolderTypedDict": "folder",
            "Item": "item",
            "ItemKind": "item_kind",
            "ItemTypedDict": "item",
            "Job": "job",
            "JobFinished": "job_finished",
            "JobFinishedTypedDict": "job_finished",
            "JobGetRequest": "job_get_operation",
            "JobGetRequestTypedDict": "job_get_operation",
            "JobOrder": "job_order",
            "JobOrderTypedDict": "job_order",
            "JobState": "job_state",
            "JobStopRequest": "job_stop_operation",
            "JobStopRequestTypedDict": "job_stop_operation",
            "JobTypedDict": "job",
            "Kind": "job_order",
            "LibraryCollectionCreateRequest": "library_collection_create_operation",
            "LibraryCollectionCreateRequestTypedDict": "library_collection_create_operation",
            "LibraryCollectionGetRequest": "library_collection_get_operation",
            "LibraryCollectionGetRequestTypedDict": "library_collection_get_operation",
            "LibraryCollectionListRequest": "library_collection_list_operation",
            "LibraryCollectionListRequestTypedDict": "library_collection_list_operation",
            "LibraryCollectionRemoveRequest": "library_collection_remove_operation",
            "LibraryCollectionRemoveRequestTypedDict": "library_collection_remove_operation",
            "LibraryCollectionTreeRequest": "library_collection_tree_operation",
            "LibraryCollectionTreeRequestTypedDict": "library_collection_tree_operation",
            "LibraryCollectionUpdateRequest": "library_collection_update_operation",
            "LibraryCollectionUpdateRequestTypedDict": "library_collection_update_operation",
            "LibraryItemAnnotateRequest": "library_item_annotate_operation",
            "LibraryItemAnnotateRequestTypedDict": "library_item_annotate_operation",
            "LibraryItemMoveRequest": "library_item_move_operation",
            "LibraryItemMoveRequestTypedDict": "library_item_move_operation",
            "LibraryItemSearchRequest": "library_item_search_operation",
            "LibraryItemSearchRequestTypedDict": "library_item_search_operation",
            "Mask": "picture_edit",
            "MaskTypedDict": "picture_edit",
            "Message": "message",
            "MessageTypedDict": "message",
            "MissingCredentialError": "_errors",
            "NameTaken": "name_taken",
            "NameTakenData": "name_taken",
            "NameTakenTypedDict": "name_taken",
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
            "PictureSetTypedDict": "picture_set",
            "PictureSize": "picture_size",
            "PictureSizeTypedDict": "picture_size",
            "PictureTypedDict": "picture",
            "PlainNote": "plain_note",
            "PlainNoteTypedDict": "plain_note",
            "Priority": "job_order",
            "Problem": "problem",
            "ProblemData": "problem",
            "ProblemTypedDict": "problem",
            "Recording": "studio_sound_transcribe_operation",
            "RecordingTypedDict": "studio_sound_transcribe_operation",
            "References": "studio_image_generate_body",
            "ReferencesTypedDict": "studio_image_generate_body",
            "RenderJob": "render_job",
            "RenderJobTypedDict": "render_job",
            "RequestTimeoutError": "_errors",
            "ResponseValidationError": "_errors",
            "RichNote": "rich_note",
            "RichNoteTypedDict": "rich_note",
            "Right": "account_key_issue_operation",
            "SDKError": "_errors",
            "Security": "security",
            "SecurityTypedDict": "security",
            "Size": "studio_image_generate_body",
            "SizeName": "size_name",
            "SizeTypedDict": "studio_image_generate_body",
            "Stop": "studio_chat_complete_body",
            "StudioChatCompleteBody": "studio_chat_complete_body",
            "StudioChatCompleteBodyTypedDict": "studio_chat_complete_body",
            "StudioChatCompleteRequest": "studio_chat_complete_operation",
            "StudioChatCompleteRequestTypedDict": "studio_chat_complete_operation",
            "StudioChatStreamBody": "studio_chat_stream_body",
            "StudioChatStreamBodyTypedDict": "studio_chat_stream_body",
            "StudioChatStreamRequest": "studio_chat_stream_operation",
            "StudioChatStreamRequestTypedDict": "studio_chat_stream_operation",
            "StudioImageDownloadRequest": "studio_image_download_operation",
            "StudioImageDownloadRequestTypedDict": "studio_image_download_operation",
            "StudioImageGenerateBody": "studio_image_generate_body",
            "StudioImageGenerateBodyTypedDict": "studio_image_generate_body",
            "StudioImageGenerateRequest": "studio_image_generate_operation",
            "StudioImageGenerateRequestTypedDict": "studio_image_generate_operation",
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
            "TranscriptJobTypedDict": "transcript_job",
            "TranscriptTypedDict": "transcript",
            "Type": "answer_shape",
            "Usage": "usage",
            "UsageTypedDict": "usage",
            "UserMessage": "user_message",
            "UserMessageTypedDict": "user_message",
            "Visibility": "visibility",
            "Voice": "voice",
            "Word": "transcript",
            "WordTypedDict": "transcript",
        },
    )

__all__ = [
    "AccountKeyIssueRequest",
    "AccountKeyIssueRequestTypedDict",
    "AccountKeyIssueResponse",
    "AccountKeyIssueResponseTypedDict",
    "AccountUsageRequest",
    "AccountUsageRequestTypedDict",
    "AccountUsageResponse",
    "AccountUsageResponseTypedDict",
    "AnswerShape",
    "AnswerShapeTypedDict",
    "AssistantMessage",
    "AssistantMessageTypedDict",
    "AtelierError",
    "ChatAnswer",
    "ChatAnswerTypedDict",
    "ChatEvent",
    "ChatEventTypedDict",
    "ChatPiece",
    "ChatPieceTypedDict",
    "Collection",
    "CollectionChange",
    "CollectionChangeTypedDict",
    "CollectionPage",
    "CollectionPageTypedDict",
    "CollectionTypedDict",
    "Content",
    "ContentTypedDict",
    "Effort",
    "EffortName",
    "EndReason",
    "Field",
    "FieldTypedDict",
    "Folder",
    "FolderTypedDict",
    "Item",
    "ItemKind",
    "ItemTypedDict",
    "Job",
    "JobFinished",
    "JobFinishedTypedDict",
    "JobGetRequest",
    "JobGetRequestTypedDict",
    "JobOrder",
    "JobOrderTypedDict",
    "JobState",
    "JobStopRequest",
    "JobStopRequestTypedDict",
    "JobTypedDict",
    "Kind",
    "LibraryCollectionCreateRequest",
    "LibraryCollectionCreateRequestTypedDict",
    "LibraryCollectionGetRequest",
    "LibraryCollectionGetRequestTypedDict",
    "LibraryCollectionListRequest",
    "LibraryCollectionListRequestTypedDict",
    "LibraryCollectionRemoveRequest",
    "LibraryCollectionRemoveRequestTypedDict",
    "LibraryCollectionTreeRequest",
    "LibraryCollectionTreeRequestTypedDict",
    "LibraryCollectionUpdateRequest",
    "LibraryCollectionUpdateRequestTypedDict",
    "LibraryItemAnnotateRequest",
    "LibraryItemAnnotateRequestTypedDict",
    "LibraryItemMoveRequest",
    "LibraryItemMoveRequestTypedDict",
    "LibraryItemSearchRequest",
    "LibraryItemSearchRequestTypedDict",
    "Mask",
    "MaskTypedDict",
    "Message",
    "MessageTypedDict",
    "MissingCredentialError",
    "NameTaken",
    "NameTakenData",
    "NameTakenTypedDict",
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
    "PictureSetTypedDict",
    "PictureSize",
    "PictureSizeTypedDict",
    "PictureTypedDict",
    "PlainNote",
    "PlainNoteTypedDict",
    "Priority",
    "Problem",
    "ProblemData",
    "ProblemTypedDict",
    "Recording",
    "RecordingTypedDict",
    "References",
    "ReferencesTypedDict",
    "RenderJob",
    "RenderJobTypedDict",
    "RequestTimeoutError",
    "ResponseValidationError",
    "RichNote",
    "RichNoteTypedDict",
    "Right",
    "SDKError",
    "Security",
    "SecurityTypedDict",
    "Size",
    "SizeName",
    "SizeTypedDict",
    "Stop",
    "StudioChatCompleteBody",
    "StudioChatCompleteBodyTypedDict",
    "StudioChatCompleteRequest",
    "StudioChatCompleteRequestTypedDict",
    "StudioChatStreamBody",
    "StudioChatStreamBodyTypedDict",
    "StudioChatStreamRequest",
    "StudioChatStreamRequestTypedDict",
    "StudioImageDownloadRequest",
    "StudioImageDownloadRequestTypedDict",
    "StudioImageGenerateBody",
    "StudioImageGenerateBodyTypedDict",
    "StudioImageGenerateRequest",
    "StudioImageGenerateRequestTypedDict",
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
    "TranscriptJobTypedDict",
    "TranscriptTypedDict",
    "Type",
    "Usage",
    "UsageTypedDict",
    "UserMessage",
    "UserMessageTypedDict",
    "Visibility",
    "Voice",
    "Word",
    "WordTypedDict",
]
