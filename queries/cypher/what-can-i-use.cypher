// title: {en: "Measures that a kind of firm or person can use on a day", zh: "某类企业或人群某一天可以享受的举措"}
// parameters:
//   group: {type: string, default: null, example: 小微企业, en: "name of a kind of firm or person", zh: "企业或人群的名称"}
//   day: {type: date, default: null, example: 2022-06-01, en: "a day", zh: "某一天"}

// Not before its instrument takes effect and not after the last day of either, where the article states these.
MATCH (found:Entity) WHERE found.name = $group OR $group IN found.aliases
MATCH (found)-[:BROADER*0..]->(target:Entity)
WITH DISTINCT target
MATCH (x:Entity)-[aim:TARGETS]->(target)
OPTIONAL MATCH (whole:Entity)-[up:SETS_OUT]->(x) WHERE up.article = aim.article
OPTIONAL MATCH (x)-[down:SETS_OUT]->(part:Entity) WHERE down.article = aim.article
WITH CASE WHEN x:Measure THEN x ELSE part END AS step, CASE WHEN x:Measure THEN whole ELSE x END AS document,
  CASE WHEN x:Measure THEN coalesce(aim.quotes, [aim.quote]) ELSE coalesce(down.quotes, [down.quote]) END AS quotes
WHERE step IS NOT NULL
OPTIONAL MATCH (:Article)-[start:STATES {attribute: 'effectiveFrom'}]->(document)
OPTIONAL MATCH (:Article)-[whole_end:STATES {attribute: 'validUntil'}]->(document)
OPTIONAL MATCH (:Article)-[own_end:STATES {attribute: 'validUntil'}]->(step)
OPTIONAL MATCH (:Article)-[amount:STATES {attribute: 'quantity'}]->(step)
WITH step, document, quotes, amount.value AS quantity, start.date AS begins, coalesce(own_end.date, whole_end.date) AS until
WHERE (begins IS NULL OR begins <= $day) AND (until IS NULL OR until >= $day)
UNWIND CASE WHEN size(quotes) = 0 THEN [null] ELSE quotes END AS words
WITH step, document, quantity, until, min(words) AS quote
RETURN step.name AS measure, document.name AS instrument, quantity, until, quote
ORDER BY measure, instrument IS NOT NULL, instrument, quantity IS NOT NULL, quantity, until IS NOT NULL, until, quote
