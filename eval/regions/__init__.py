"""Does a question that names a region find that region's document, and never another's?"""
