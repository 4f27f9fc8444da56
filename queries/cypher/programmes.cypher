// title: {en: "Programmes, the measures that use them and who offers them", zh: "项目、使用它的举措和提供它的机构"}
MATCH (scheme:Programme)
OPTIONAL MATCH (step:Entity)-[:USES]->(scheme)
OPTIONAL MATCH (body:Entity)-[:OFFERS]->(scheme)
WITH DISTINCT scheme, step, body
RETURN scheme.name AS programme, step.name AS measure, body.name AS offered_by
ORDER BY programme, measure IS NOT NULL, measure, offered_by IS NOT NULL, offered_by
