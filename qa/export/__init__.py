"""An answer as a file to keep: CSV for a spreadsheet, DOCX to sign and send."""

from qa.export.file import FORMATS, write_file
from qa.export.sheet import to_csv
from qa.export.word import to_docx

__all__ = ["FORMATS", "to_csv", "to_docx", "write_file"]
