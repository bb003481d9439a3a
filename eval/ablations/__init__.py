"""What each part of the system brings."""
