"""Web pages: the article of a page, with its tables, without what stands around it."""
