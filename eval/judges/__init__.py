"""Who says whether what is cited bears a sentence out."""
