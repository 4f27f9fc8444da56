// title: {en: "Articles published since a day, and how much they say", zh: "某日以来发布的文章及其陈述数量"}
// parameters:
//   day: {type: date, default: null, example: 2022-06-01, en: "the first day, in China", zh: "起始日（北京时间）"}

// Statements are those between two entities.
MATCH (article:Article)
WHERE datetime(article.published_at) >= datetime(toString($day) + 'T00:00:00+08:00')
OPTIONAL MATCH (article)-[:MENTIONS]->(:Entity)-[r:ISSUES|OFFERS|SETS_OUT|TARGETS|ADDRESSED_TO|BASED_ON|AMENDS|REPEALS|USES]->(:Entity)
WHERE r.article = article.iri
RETURN article.iri AS article, article.title AS title, article.published_at AS published, count(r) AS statements
ORDER BY article, title, published, statements
