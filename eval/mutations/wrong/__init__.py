"""Changes that make a true sentence false of its clause."""

from eval.mutations.wrong import dates, figures, force, labels, names, quoted

WRONG = (*figures.KINDS, *dates.KINDS, *labels.KINDS, *quoted.KINDS, *names.KINDS, *force.KINDS)
