// title: {en: "The agencies that most statements speak of", zh: "涉及陈述最多的机构"}
// parameters:
//   limit: {type: integer, default: 10, minimum: 1, example: 10, en: "how many agencies", zh: "机构数量"}
MATCH (body:Agency)-[r:ISSUES|OFFERS|SETS_OUT|TARGETS|ADDRESSED_TO|BASED_ON|AMENDS|REPEALS|USES]-(:Entity)
WITH body, count(DISTINCT r) AS statements
RETURN body.name AS agency, statements
ORDER BY statements DESC, agency
LIMIT $limit
