// title: {en: "Measures for a kind of firm or person, or for a kind that contains it", zh: "面向某类企业或人群（及其上位类别）的举措"}
// parameters:
//   group: {type: string, default: null, example: 小微企业, en: "name of a kind of firm or person", zh: "企业或人群的名称"}

// The column step says how the group comes in: asked for, wider than that, or narrower by a condition that some article
// names than the one asked for or those right above it (符合专精特新等条件的中小微企业, of 中小微企业 above 小微企业).
// The column via says where the group is stated: on the measure itself, or on the instrument that sets it out.
MATCH (found:Entity) WHERE found.name = $group OR $group IN found.aliases
MATCH (start:Entity) WHERE start.iri = found.iri OR start.iri IN found.broader
MATCH path = (start)-[:BROADER*0..]->(wide:Entity)
WITH found.iri AS asked, wide.iri AS wider,
  min(length(path) + CASE WHEN start.iri = found.iri THEN 0 ELSE 1 END) AS steps
MATCH (target:Entity) WHERE target.iri = wider OR (steps <= 1 AND wider IN target.broader)
WITH target, min(CASE WHEN target.iri = asked THEN 'asked' WHEN target.iri = wider THEN 'wider' ELSE 'narrower' END) AS step
MATCH (x:Entity)-[aim:TARGETS]->(target)
OPTIONAL MATCH (whole:Entity)-[up:SETS_OUT]->(x) WHERE up.article = aim.article
OPTIONAL MATCH (x)-[down:SETS_OUT]->(part:Entity) WHERE down.article = aim.article
WITH DISTINCT target, step AS how, aim.article AS article, x:Measure AS own,
  CASE WHEN x:Measure THEN x ELSE part END AS item, CASE WHEN x:Measure THEN whole ELSE x END AS document
WHERE item IS NOT NULL
RETURN item.name AS measure, target.name AS group, how AS step, CASE WHEN own THEN 'measure' ELSE 'instrument' END AS via,
  document.name AS instrument, article
ORDER BY measure, group, via, instrument IS NOT NULL, instrument, article
