// title: {en: "Instruments in force on a day", zh: "某一天有效的文件"}
// parameters:
//   day: {type: date, default: null, example: 2022-06-01, en: "a day", zh: "某一天"}

// It begins on its effective date, else on the day it was issued; one of the two must be stated. It ends after its last
// day, or when another repeals it that has no later effective date.
MATCH (document:Instrument)
OPTIONAL MATCH (:Article)-[effective:STATES {attribute: 'effectiveFrom'}]->(document)
OPTIONAL MATCH (:Article)-[issued:STATES {attribute: 'issuedOn'}]->(document)
OPTIONAL MATCH (:Article)-[last:STATES {attribute: 'validUntil'}]->(document)
WITH DISTINCT document, coalesce(effective.date, issued.date) AS from, last.date AS until
WHERE from <= $day AND (until IS NULL OR until >= $day)
OPTIONAL MATCH (repealing:Entity)-[:REPEALS]->(document)
OPTIONAL MATCH (:Article)-[later:STATES {attribute: 'effectiveFrom'}]->(repealing)
WHERE later.date > $day
WITH document, from, until, repealing, count(later) AS postponed
WITH document, from, until, sum(CASE WHEN repealing IS NOT NULL AND postponed = 0 THEN 1 ELSE 0 END) AS repealed
WHERE repealed = 0
RETURN document.name AS instrument, from, until
ORDER BY instrument, from, until IS NOT NULL, until
