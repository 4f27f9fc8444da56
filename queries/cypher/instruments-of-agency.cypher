// title: {en: "Instruments of an agency with their measures", zh: "一个机构的文件及其举措"}
// parameters:
//   agency: {type: string, default: null, example: 上海银保监局, en: "full name or alias", zh: "全称或别名"}
MATCH (issuer:Entity)-[:ISSUES]->(document:Entity)
WHERE issuer.name = $agency OR $agency IN issuer.aliases
OPTIONAL MATCH (:Article)-[state:STATES {attribute: 'issuedOn'}]->(document)
OPTIONAL MATCH (document)-[:SETS_OUT]->(step:Entity)
WITH DISTINCT document, state.date AS issued, step
RETURN document.name AS instrument, issued, step.name AS measure
ORDER BY instrument, issued IS NOT NULL, issued, measure IS NOT NULL, measure
