"""From folders of files to a generation on disk, doing again only what changed."""
