"""What a run is, how it is made, stored and read."""
