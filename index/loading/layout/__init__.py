"""From lines on pages to paragraphs: margins, wraps, columns, ruled tables."""
