// title: {en: "Statements below a confidence", zh: "置信度低于某值的陈述"}
// parameters:
//   below: {type: decimal, default: 0.7, minimum: 0, example: 0.7, en: "a confidence between 0 and 1", zh: "0 到 1 之间的置信度"}
MATCH (s:Entity)-[r:ISSUES|OFFERS|SETS_OUT|TARGETS|ADDRESSED_TO|BASED_ON|AMENDS|REPEALS|USES]->(o:Entity)
WHERE r.confidence < $below
RETURN r.article AS article, s.name AS subject,
  CASE type(r) WHEN 'SETS_OUT' THEN 'setsOut' WHEN 'ADDRESSED_TO' THEN 'addressedTo' WHEN 'BASED_ON' THEN 'basedOn' ELSE toLower(type(r)) END AS predicate,
  o.name AS object, r.confidence AS confidence
ORDER BY article, subject, predicate, object, confidence
