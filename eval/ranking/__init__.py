"""Learning to rank: questions to learn from, what is known of candidates, fitting."""
