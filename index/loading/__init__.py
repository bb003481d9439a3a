"""From a file to its text: every format that a public office publishes in."""
