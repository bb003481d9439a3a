"""PDF files: the characters of their pages, and where pages are pictures, recognition."""
