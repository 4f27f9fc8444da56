"""The explorer's pages, a module each: every one reads what is asked, gathers, and fills its template."""
