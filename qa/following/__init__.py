"""What a follow-up leaves unsaid: the article it goes on from, the topic it changes."""
