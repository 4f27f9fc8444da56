from __future__ import annotations

import pytest

from kg.errors import MirrorError, UsageError
from kg.mirror import Target, from_environment, run


def test_no_address_means_the_embedded_graph() -> None:
    assert from_environment(None, environ={}) is None


def test_address_and_credentials_come_from_the_environment() -> None:
    environment = {"KG_NEO4J_URI": "neo4j+s://graph.example", "KG_NEO4J_USER": "ann", "KG_NEO4J_PASSWORD": "secret"}
    target = from_environment(environ=environment)
    assert target == Target("neo4j+s://graph.example", "ann", "secret")


def test_given_address_goes_before_the_environments() -> None:
    environment = {"KG_NEO4J_URI": "bolt://one.example", "KG_NEO4J_PASSWORD": "", "KG_NEO4J_DATABASE": "policy"}
    target = from_environment("bolt://two.example", environ=environment)
    assert target is not None
    assert (target.uri, target.user, target.password, target.database) == ("bolt://two.example", "neo4j", "", "policy")


def test_missing_password_is_asked_for_or_said() -> None:
    target = from_environment("bolt://a.example", environ={}, ask=lambda user: f"password of {user}")
    assert target is not None
    assert target.password == "password of neo4j"
    with pytest.raises(UsageError, match="KG_NEO4J_PASSWORD"):
        from_environment("bolt://a.example", environ={})


@pytest.mark.parametrize(
    "uri", ["http://a.example", "a.example:7687", "bolt://", "file:///etc/passwd", "bolt://ann:x@a.example"]
)
def test_address_that_is_none_or_holds_a_password_is_refused(uri: str) -> None:
    with pytest.raises(UsageError) as refused:
        from_environment(uri, environ={"KG_NEO4J_PASSWORD": "x"})
    assert "ann:x" not in str(refused.value)


def test_password_is_not_shown() -> None:
    assert "secret" not in repr(Target("bolt://a.example", "ann", "secret"))


def test_graph_that_does_not_answer_is_told_in_one_line() -> None:
    with pytest.raises(MirrorError, match=r"bolt://127\.0\.0\.1:9 does not answer") as failed:
        run(Target("bolt://127.0.0.1:9", "ann", "secret"), "RETURN 1 AS one")
    assert "\n" not in str(failed.value)
    assert "secret" not in str(failed.value)
