"""Word files: their paragraphs and tables, with the numbers that Word makes by itself."""
