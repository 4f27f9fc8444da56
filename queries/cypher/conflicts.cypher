// title: {en: "Entities of which two dates or numbers are said", zh: "存在不同日期或文号说法的实体"}
MATCH (:Article)-[state:STATES]->(thing:Entity)
WHERE state.attribute IN ['effectiveFrom', 'validUntil', 'issuedOn', 'documentNumber']
WITH DISTINCT thing, state.attribute AS attribute, state.value AS value
ORDER BY value
WITH thing, attribute, collect(value) AS found
WHERE size(found) > 1
RETURN thing.name AS entity, attribute, reduce(text = head(found), value IN tail(found) | text + ' | ' + value) AS values
ORDER BY entity, attribute, values
