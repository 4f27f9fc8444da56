// title: {en: "Who issues instruments together, and how many", zh: "哪些机构联合发文，各有几份"}
MATCH (a:Entity)-[:ISSUES]->(document:Entity)<-[:ISSUES]-(b:Entity)
WHERE a.name < b.name OR (a.name = b.name AND a.iri < b.iri)
WITH a, b, count(DISTINCT document) AS instruments
RETURN a.name AS first, b.name AS second, instruments
ORDER BY first, second, instruments
