"""Changes that leave a true sentence as true of its clause as it was."""

from eval.mutations.right import numerals, order, shorter, wording, writing

RIGHT = (*writing.KINDS, *numerals.KINDS, *wording.KINDS, *order.KINDS, *shorter.KINDS)
