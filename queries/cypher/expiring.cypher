// title: {en: "What expires within a number of days", zh: "若干天内到期的文件和举措"}
// parameters:
//   day: {type: date, default: null, example: 2022-06-01, en: "the first day", zh: "起始日"}
//   days: {type: integer, default: 30, minimum: 0, example: 90, en: "how many days from it", zh: "天数"}
MATCH (:Article)-[state:STATES {attribute: 'validUntil'}]->(entity:Entity)
WHERE state.date >= $day AND state.date <= $day + duration({days: $days})
WITH DISTINCT entity, state.date AS until
RETURN entity.name AS subject, until
ORDER BY subject, until
