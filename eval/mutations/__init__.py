"""How much of what can be falsified in a true sentence does verification catch, and what else?

Every sentence of a corpus is true of its own clause. Changed in one thing (`wrong`) it is false,
and must be caught; said in other words (`right`) it is as true as before, and must pass::

    python -m eval.mutations --seed 7 --missed

The changes read numbers, names and labels by themselves (`numbers`, `wrong.names`): what
``qa.verify`` cannot read would otherwise never be tried.
"""
