// title: {en: "What an instrument is based on, step by step up to the top", zh: "一份文件的依据，逐级直至最上位"}
// parameters:
//   instrument: {type: string, default: null, example: 关于促进小微企业发展的若干措施, en: "title or short title", zh: "标题或简称"}
MATCH (document:Instrument) WHERE document.name = $instrument OR $instrument IN document.aliases
MATCH path = (document)-[:BASED_ON*1..8]->(ground:Entity)
WHERE ground <> document
WITH document, ground, min(length(path)) AS depth
RETURN document.name AS instrument, ground.name AS basis, depth
ORDER BY instrument, basis, depth
