"""What is made of runs: a table, a page, a comparison."""
