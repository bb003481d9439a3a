"""Questions to answers whose every sentence cites its article."""
