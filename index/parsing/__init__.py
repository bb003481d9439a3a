"""From a text to its clauses: lines, numbers, sections, units."""
