"""How sure a figure is, and how far two judges agree."""
