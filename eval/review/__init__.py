"""From a reader's feedback to a question of the set.

``places`` says where things are, ``queue`` what waits, ``case`` makes a question of it,
``deciding`` accepts, rejects and takes back, ``showing`` puts it into words.
"""
