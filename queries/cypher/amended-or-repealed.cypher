// title: {en: "What instruments amend or repeal", zh: "文件修改或废止了哪些文件"}
MATCH (document:Entity)-[r:AMENDS|REPEALS]->(changed:Entity)
WITH DISTINCT document, toLower(type(r)) AS predicate, changed
RETURN document.name AS instrument, predicate, changed.name AS other
ORDER BY instrument, predicate, other
