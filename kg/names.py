"""The names of the ontology's classes and properties, for typed code.

``ontology/policy.ttl`` defines them; a test keeps both lists the same.
"""

from __future__ import annotations

from enum import StrEnum

BASE = "https://w3id.org/policy-kg/"
ONTOLOGY = BASE + "ontology#"


class EntityType(StrEnum):
    """What an entity is."""

    AGENCY = "Agency"
    INSTITUTION = "Institution"
    INSTRUMENT = "Instrument"
    PROGRAMME = "Programme"
    TARGET_GROUP = "TargetGroup"
    MEASURE = "Measure"


class Predicate(StrEnum):
    """What one entity says of another."""

    ISSUES = "issues"
    OFFERS = "offers"
    SETS_OUT = "setsOut"
    TARGETS = "targets"
    ADDRESSED_TO = "addressedTo"
    BASED_ON = "basedOn"
    AMENDS = "amends"
    REPEALS = "repeals"
    USES = "uses"


class AttributeName(StrEnum):
    """What is said of one entity alone."""

    EFFECTIVE_FROM = "effectiveFrom"
    VALID_UNTIL = "validUntil"
    ISSUED_ON = "issuedOn"
    DOCUMENT_NUMBER = "documentNumber"
    QUANTITY = "quantity"
    REGION = "region"


DATES = frozenset({AttributeName.EFFECTIVE_FROM, AttributeName.VALID_UNTIL, AttributeName.ISSUED_ON})
"""The attributes whose value is an ISO date (``YYYY-MM-DD``)."""
