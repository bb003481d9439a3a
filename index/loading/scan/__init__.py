"""Pictures of pages: recognising their characters."""
