"""Questions to the store: named ones and one's own, their parameters, their answers in every format people want."""

from kg.query.answers import Answer, Rows, Triples, Truth
from kg.query.articles import ArticleLine, articles
from kg.query.entity import ArticlePage, EntityPage, Statement, article_page, entity_page
from kg.query.explanation import explain
from kg.query.find import Found, find, find_article, find_entity, one_of
from kg.query.formats import FORMATS, GRAPH_FORMATS, write
from kg.query.labels import Labels
from kg.query.named import NamedQuery, Parameter, named_queries, parse_query, read_query
from kg.query.near import unknown_names
from kg.query.parameters import Iri, bind, for_cypher
from kg.query.prefixes import PREFIXES
from kg.query.quotation import ArticleText, Quotation
from kg.query.rows import write_rows
from kg.query.sparql import Queryable, RefusedError, TooLargeError, ask, run, select
from kg.query.stats import Stats, stats
from kg.query.table import answer_table, rows_table

__all__ = [
    "FORMATS",
    "GRAPH_FORMATS",
    "PREFIXES",
    "Answer",
    "ArticleLine",
    "ArticlePage",
    "ArticleText",
    "EntityPage",
    "Found",
    "Iri",
    "Labels",
    "NamedQuery",
    "Parameter",
    "Queryable",
    "Quotation",
    "RefusedError",
    "Rows",
    "Statement",
    "Stats",
    "TooLargeError",
    "Triples",
    "Truth",
    "answer_table",
    "article_page",
    "articles",
    "ask",
    "bind",
    "entity_page",
    "explain",
    "find",
    "find_article",
    "find_entity",
    "for_cypher",
    "named_queries",
    "one_of",
    "parse_query",
    "read_query",
    "rows_table",
    "run",
    "select",
    "stats",
    "unknown_names",
    "write",
    "write_rows",
]
