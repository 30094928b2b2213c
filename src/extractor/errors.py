"""Everything that `extractor` raises on purpose.

    ExtractorError
    ├── UsageError               wrong arguments or configuration: exit status 2
    │   └── RulesError           a rules file that cannot be used: file, line, key
    └── ReadError                one document that cannot be read: a row in problems.csv, exit status 1
        ├── MissingError         no such file, or no permission to read it
        ├── UnsupportedError     the content is of no known kind
        ├── EmptyError           nothing in the file, or no text in it
        ├── DamagedError         the file is broken beyond reading
        ├── EncryptedError       a password is needed
        ├── NoTextError          pages without a text layer (a scan) and no OCR
        └── TooLargeError        larger than the limits allow

A bug is none of these: it shows as what it is, with the document's name added to it.
"""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of all errors that `extractor` raises on purpose. The text says what, where and what to do."""


class UsageError(ExtractorError):
    """Wrong use: arguments or configuration."""


class RulesError(UsageError):
    """A rules file that cannot be used.

    `path` and `line` say where (line counts from 1, 0 where unknown); `key` names the offending key.
    """

    def __init__(self, message: str, *, path: str = "", line: int = 0, key: str = "") -> None:
        self.path, self.line, self.key = path, line, key
        where = f"{path}:{line}: " if path and line else f"{path}: " if path else ""
        super().__init__(f"{where}{message}" + (f" (key: {key})" if key else ""))


class ReadError(ExtractorError):
    """A document that cannot be read. `code` is stable and stands in problems.csv; `page` may be None."""

    code = "unreadable"

    def __init__(self, message: str, *, page: int | None = None) -> None:
        self.page = page
        super().__init__(message)


class MissingError(ReadError):
    code = "missing"


class UnsupportedError(ReadError):
    code = "unsupported"


class EmptyError(ReadError):
    code = "empty"


class DamagedError(ReadError):
    code = "damaged"


class EncryptedError(ReadError):
    code = "encrypted"


class NoTextError(ReadError):
    code = "no_text"


class TooLargeError(ReadError):
    code = "too_large"
