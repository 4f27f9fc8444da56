"""All Cypher that the mirror runs, each with its why.

Both targets answer it: Neo4j 5 and the embedded ArcadeDB. Labels, types and property names come from
:mod:`kg.mirror.layout`; whatever an article says is a parameter.

What decided between forms that mean the same:

- Relationships get their properties within ``CREATE``: with ``SET r = row`` ArcadeDB writes each one again (1/8 of
  the speed); a null there is no property.
- ``WHERE r.article IN $articles`` uses the index of Neo4j once and is one pass for ArcadeDB; ``UNWIND`` over the
  articles makes ArcadeDB pass over all relationships once for each.
- Nodes are found as ``(:Entity {iri: …})``, the label with the unique constraint. A second label there makes ArcadeDB
  look through all nodes.
- What is answered while the next batch is read comes in one record (``collect``): the driver takes each from the
  socket by itself, and waits for the reading thread to let go of the interpreter each time.
- New nodes are created and known ones matched: ``MERGE`` on two labels fails in Neo4j when a node bears another type.
"""

from __future__ import annotations

from kg.mirror.layout import ARTICLE_PROPERTIES, BROADER, LABELS, MENTIONS, RELATIONSHIPS

# --- Before anything else: keys are unique, and what is searched by is indexed. --------------------------------------

SCHEMA = (
    "CREATE CONSTRAINT kg_entity_iri IF NOT EXISTS FOR (n:Entity) REQUIRE n.iri IS UNIQUE",
    "CREATE CONSTRAINT kg_article_iri IF NOT EXISTS FOR (n:Article) REQUIRE n.iri IS UNIQUE",
    "CREATE CONSTRAINT kg_mirror_key IF NOT EXISTS FOR (n:Mirror) REQUIRE n.key IS UNIQUE",
    "CREATE INDEX kg_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)",
    # Which nodes the sweep still has to visit.
    "CREATE INDEX kg_entity_stale IF NOT EXISTS FOR (n:Entity) ON (n.stale)",
    # Statements are replaced, removed and compared by article.
    *(
        f"CREATE INDEX kg_{kind.lower()}_article IF NOT EXISTS FOR ()-[r:{kind}]-() ON (r.article)"
        for kind in RELATIONSHIPS
        if kind != MENTIONS
    ),
)
"""One a transaction."""

# --- State: one :Mirror node, and each article's digest on its own node. ---------------------------------------------

LOCK = "MERGE (m:Mirror {key: 'policy-kg'}) SET m.layout = $layout RETURN m.filling AS filling"
"""Written first in every transaction, so that two mirrors of one graph take turns: Neo4j locks the node."""

STATE = (
    "MATCH (m:Mirror {key: 'policy-kg'}) "
    "RETURN m.layout AS layout, m.registry AS registry, m.store AS store, m.filling AS filling"
)

ADOPT = "MERGE (m:Mirror {key: 'policy-kg'}) SET m.layout = $layout, m.store = $store, m.filling = $filling"
"""Says which store this graph is a view of, and whether it is being filled: then nodes come whole with the first
article that speaks of them, and none is marked."""

FILLED = "MATCH (m:Mirror {key: 'policy-kg'}) REMOVE m.filling"

DIGESTS = "MATCH (a:Article) RETURN a.iri AS iri, a.digest AS digest"

DIGESTS_OF = "UNWIND $articles AS iri MATCH (a:Article {iri: iri}) RETURN collect([a.iri, a.digest]) AS there"
"""Read again under the lock: another mirror may have been here since the plan was made."""

SET_REGISTRY = "MATCH (m:Mirror {key: 'policy-kg'}) SET m.registry = $registry"

# --- The registry: its groups are there whether an article speaks of them or not, as questions go by way of them. -----

MARK_ALL = "MATCH (e:Entity) WHERE e.stale IS NULL WITH e LIMIT $limit SET e.stale = true RETURN count(*) AS marked"
"""Names may change with the registry: the sweep looks at every node."""

REMOVE_BROADER = f"MATCH ()-[r:{BROADER}]->() DELETE r"

CREATE_BROADER = (
    "UNWIND $rows AS row MATCH (s:Entity {iri: row.subject_iri}) MATCH (o:Entity {iri: row.object_iri}) "
    f"CREATE (s)-[:{BROADER}]->(o)"
)

ALL_BROADER = f"MATCH (s)-[:{BROADER}]->(o) RETURN s.iri AS subject, o.iri AS object"

# --- Taking an old version away. -------------------------------------------------------------------------------------

MARK_MENTIONED = "UNWIND $articles AS iri MATCH (:Article {iri: iri})-[:MENTIONS]->(e:Entity) SET e.stale = true"
"""What an article spoke of may change or go when the article does: the sweep looks."""


def remove_relationships(kind: str) -> str:
    """Remove the relationships of one type that belong to some articles."""
    if kind == MENTIONS:  # they say to which by where they begin
        return "UNWIND $articles AS iri MATCH (:Article {iri: iri})-[r:MENTIONS]->() DELETE r"
    return f"MATCH ()-[r:{kind}]->() WHERE r.article IN $articles DELETE r"


REMOVE_ARTICLES = "UNWIND $articles AS iri MATCH (a:Article {iri: iri}) DETACH DELETE a"

# --- Writing a version. ----------------------------------------------------------------------------------------------

MARK_KNOWN = "UNWIND $iris AS iri MATCH (e:Entity {iri: iri}) SET e.stale = true RETURN collect(e.iri) AS known"
"""Entities that are there already; the answer tells which are not."""

KNOWN = "UNWIND $iris AS iri MATCH (e:Entity {iri: iri}) RETURN collect(e.iri) AS known"
"""The same while the graph is being filled: they are whole."""

ARTICLES = "UNWIND $rows AS row MERGE (a:Article {iri: row.iri}) SET a = row"
"""Sets the digest too; as all of an article is one transaction, a digest that stands says that all the rest does."""


def create_entities(labels: tuple[str, ...]) -> str:
    """Create entities with their key alone; the sweep gives them their properties."""
    return f"UNWIND $iris AS iri CREATE (:Entity{_labels(labels)} {{iri: iri, stale: true}})"


def create_whole_entities(labels: tuple[str, ...]) -> str:
    """Create entities with all their properties."""
    return f"UNWIND $rows AS row CREATE (e:Entity{_labels(labels)}) SET e = row"


def create_relationships(kind: str, *, from_article: bool) -> str:
    """Create relationships of one type, with all their properties.

    ``$articles`` has for each article what all its relationships say, and a list of them, each itself a list: start,
    end, and the values of :func:`own_properties`. Names in every row would double what is sent.
    """
    said_once = [f"{name}: article[{i}]" for i, name in enumerate(ARTICLE_PROPERTIES) if name in RELATIONSHIPS[kind]]
    properties = ", ".join(said_once + [f"{name}: row[{i}]" for i, name in enumerate(own_properties(kind), start=2)])
    start = "Article" if from_article else "Entity"
    return (
        f"UNWIND $articles AS article UNWIND article[{len(ARTICLE_PROPERTIES)}] AS row "
        f"MATCH (s:{start} {{iri: row[0]}}) MATCH (o:Entity {{iri: row[1]}}) CREATE (s)-[:{kind} {{{properties}}}]->(o)"
    )


def own_properties(kind: str) -> tuple[str, ...]:
    """The properties that relationships of one type do not share within an article."""
    return tuple(name for name in RELATIONSHIPS[kind] if name not in ARTICLE_PROPERTIES)


# --- The sweep: nodes whose articles changed are made anew from the store. -------------------------------------------

STALE = "MATCH (e:Entity) WHERE e.stale = true WITH e LIMIT $limit RETURN collect([e.iri, labels(e)]) AS stale"

SET_PROPERTIES = "UNWIND $rows AS row MATCH (e:Entity {iri: row.iri}) SET e = row"
"""Replaces all properties, so ``stale`` goes as well."""

REMOVE_ENTITIES = "UNWIND $iris AS iri MATCH (e:Entity {iri: iri}) DETACH DELETE e"


FORGET_ARTICLES_OF = "MATCH (a:Article)-[:MENTIONS]->(e:Entity) WHERE e.iri IN $iris REMOVE a.digest"
"""Before a node goes that is to come back with another label (ArcadeDB cannot change that of a node with a unique
key): without their digests, the articles that speak of it are written again."""


# --- Starting over. --------------------------------------------------------------------------------------------------


def drop_relationships(kind: str) -> str:
    """Remove one batch of a type; relationships go before nodes, as ArcadeDB detaches slowly."""
    return f"MATCH ()-[r:{kind}]->() WITH r LIMIT $limit DELETE r RETURN count(*) AS gone"


def drop_nodes(label: str) -> str:
    """Remove one batch of nodes of ours; whatever else lives in the database stays."""
    return f"MATCH (n:{label}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS gone"


# --- Comparing. ------------------------------------------------------------------------------------------------------

ARTICLE_IRIS = "MATCH (a:Article) RETURN a.iri AS iri"

ARTICLES_OF = "MATCH (a:Article) WHERE a.iri IN $articles RETURN a.iri AS iri, properties(a) AS properties"

ALL_ENTITIES = "MATCH (e:Entity) RETURN labels(e) AS labels, properties(e) AS properties"


def relationships_of(kind: str) -> str:
    """The relationships of some articles, with the nodes they join."""
    whose = "s.iri" if kind == MENTIONS else "r.article"
    return (
        f"MATCH (s)-[r:{kind}]->(o) WHERE {whose} IN $articles "
        "RETURN s.iri AS subject, o.iri AS object, properties(r) AS properties"
    )


def gathered(kind: str) -> str:
    """The same in one record: many small ones cost the driver far more."""
    if kind == MENTIONS:
        found = "MATCH (s:Article)-[r:MENTIONS]->(o) WHERE s.iri IN $articles"
    else:
        found = f"MATCH (s)-[r:{kind}]->(o) WHERE r.article IN $articles"
    return f"{found} RETURN collect([s.iri, o.iri, properties(r)]) AS found"


def count_relationships(kind: str) -> str:
    """How many relationships of one type there are; Neo4j knows without looking."""
    return f"MATCH ()-[r:{kind}]->() RETURN count(r) AS there"


def count_by_article(kind: str) -> str:
    """How many relationships of one type each article has."""
    whose = "s.iri" if kind == MENTIONS else "r.article"
    return f"MATCH (s)-[r:{kind}]->() RETURN {whose} AS article, count(r) AS there"


def _labels(labels: tuple[str, ...]) -> str:
    for label in labels:
        if label not in LABELS.values():  # never anything but a name of the ontology
            raise ValueError(label)
    return "".join(f":{label}" for label in labels)
