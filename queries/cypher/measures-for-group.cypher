// title: {en: "Measures for a kind of firm or person, or for a kind that contains it", zh: "面向某类企业或人群（及其上位类别）的举措"}
// parameters:
//   group: {type: string, default: null, example: 小微企业, en: "name of a kind of firm or person", zh: "企业或人群的名称"}

// The column via says where the group is stated: on the measure itself, or on the instrument that sets it out.
MATCH (found:Entity) WHERE found.name = $group OR $group IN found.aliases
MATCH (found)-[:BROADER*0..]->(target:Entity)
WITH DISTINCT target
MATCH (x:Entity)-[aim:TARGETS]->(target)
OPTIONAL MATCH (whole:Entity)-[up:SETS_OUT]->(x) WHERE up.article = aim.article
OPTIONAL MATCH (x)-[down:SETS_OUT]->(part:Entity) WHERE down.article = aim.article
WITH DISTINCT target, aim.article AS article, x:Measure AS own,
  CASE WHEN x:Measure THEN x ELSE part END AS step, CASE WHEN x:Measure THEN whole ELSE x END AS document
WHERE step IS NOT NULL
RETURN step.name AS measure, target.name AS group, CASE WHEN own THEN 'measure' ELSE 'instrument' END AS via,
  document.name AS instrument, article
ORDER BY measure, group, via, instrument IS NOT NULL, instrument, article
