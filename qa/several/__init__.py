"""Several questions in one: taken apart, each answered from what is found for it alone."""
