// title: {en: "What two regions do for the same kind of firm or person", zh: "两个地区面向同一类对象的举措对比"}
// parameters:
//   first: {type: string, default: null, example: 上海市, en: "official name of a region", zh: "地区的正式名称"}
//   second: {type: string, default: null, example: 北京市, en: "official name of another", zh: "另一地区的正式名称"}
//   group: {type: string, default: null, example: 小微企业, en: "name of a kind of firm or person", zh: "企业或人群的名称"}
MATCH (found:Entity) WHERE found.name = $group OR $group IN found.aliases
MATCH (found)-[:BROADER*0..]->(target:Entity)
WITH DISTINCT target
MATCH (document:Entity)-[:SETS_OUT]->(step:Entity)
WHERE (step)-[:TARGETS]->(target) OR (document)-[:TARGETS]->(target)
MATCH (:Article)-[state:STATES {attribute: 'region'}]->(document)
WHERE state.value IN [$first, $second]
WITH DISTINCT state.value AS region, step, document
RETURN region, step.name AS measure, document.name AS instrument
ORDER BY region, measure, instrument
