"""The one root of all errors, and its few children."""

from __future__ import annotations


class KgError(Exception):
    """Something a person can act on, said in one line.

    The message is an English template with named fields, so that the command line can say it in Chinese too.

    Args:
        template: The message, with ``{field}`` for each value.
        fields: The values.
    """

    def __init__(self, template: str, **fields: object) -> None:
        self.template = template
        self.fields = fields
        super().__init__(template.format(**fields))

    def __reduce__(self) -> tuple[object, ...]:  # errors cross process borders when several jobs load
        return (_rebuild, (type(self), self.template, self.fields))


def _rebuild(kind: type[KgError], template: str, fields: dict[str, object]) -> KgError:
    return kind(template, **fields)


class LoadError(KgError):
    """A file, feed or page that gives no article."""


class StoreError(KgError):
    """The store cannot be opened, read or written."""


class QueryError(KgError):
    """A query that cannot be found, parsed or run, or a parameter that does not fit."""


class MirrorError(KgError):
    """The property graph cannot be reached, started or written."""


class UsageError(KgError):
    """A command or function was called with arguments that make no sense together (exit status 2)."""
