// title: {en: "Everything an article says, with the words that say it", zh: "一篇文章的全部陈述及其原文"}
// parameters:
//   article: {type: iri, default: null, example: https://w3id.org/policy-kg/article/0123456789abcdef, en: "the IRI of the article", zh: "文章的 IRI"}

// Relations, whose object is a name, and attributes, whose object is a value. The quote is all pieces of evidence in text
// order, with … between; the whole sentence is r.sentence.
MATCH (s)-[r:ISSUES|OFFERS|SETS_OUT|TARGETS|ADDRESSED_TO|BASED_ON|AMENDS|REPEALS|USES|STATES]->(o:Entity)
WHERE r.article = $article
RETURN CASE type(r) WHEN 'STATES' THEN o.name ELSE s.name END AS subject,
  CASE type(r) WHEN 'STATES' THEN r.attribute WHEN 'SETS_OUT' THEN 'setsOut' WHEN 'ADDRESSED_TO' THEN 'addressedTo' WHEN 'BASED_ON' THEN 'basedOn' ELSE toLower(type(r)) END AS predicate,
  CASE type(r) WHEN 'STATES' THEN r.value ELSE o.name END AS object,
  r.quote AS quote, r.confidence AS confidence, r.rule AS rule
ORDER BY subject, predicate, object, quote, confidence, rule
