// title: {en: "What an organisation offers", zh: "一个机构提供的举措"}
// parameters:
//   organisation: {type: string, default: null, example: 上海银保监局, en: "full name or alias", zh: "全称或别名"}

// Derived: it is offered only through an instrument that the organisation issues.
MATCH (body:Entity)-[r:OFFERS]->(step:Measure)
WHERE body.name = $organisation OR $organisation IN body.aliases
WITH body, step, min(CASE WHEN r.derived THEN 1 ELSE 0 END) = 1 AS derived
RETURN body.name AS organisation, step.name AS measure, step.position AS position, derived
ORDER BY organisation, measure, position IS NOT NULL, position, derived
