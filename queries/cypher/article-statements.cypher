// title: {en: "What an article says of its entities, with the words that say it", zh: "一篇文章陈述的关系及其原文"}
// parameters:
//   article: {type: iri, default: null, example: https://w3id.org/policy-kg/article/0123456789abcdef, en: "the IRI of the article", zh: "文章的 IRI"}

// The quote is all pieces of evidence in text order, with … between.
MATCH (s:Entity)-[r:ISSUES|OFFERS|SETS_OUT|TARGETS|ADDRESSED_TO|BASED_ON|AMENDS|REPEALS|USES]->(o:Entity)
WHERE r.article = $article
RETURN s.name AS subject,
  CASE type(r) WHEN 'SETS_OUT' THEN 'setsOut' WHEN 'ADDRESSED_TO' THEN 'addressedTo' WHEN 'BASED_ON' THEN 'basedOn' ELSE toLower(type(r)) END AS predicate,
  o.name AS object, r.quote AS quote, r.confidence AS confidence, r.rule AS rule
ORDER BY subject, predicate, object, quote, confidence, rule
