// title: {en: "How many measures, by region and month", zh: "各地区各月的举措数量"}

// The region is the instrument's; the month is that in which the article was published.
MATCH (article:Article)-[state:STATES {attribute: 'region'}]->(document:Entity)-[r:SETS_OUT]->(step:Entity)
WHERE r.article = article.iri AND article.published_at IS NOT NULL
RETURN state.value AS region, substring(article.published_at, 0, 7) AS month, count(DISTINCT step) AS measures
ORDER BY region, month, measures
