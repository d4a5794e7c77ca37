"""From what was delivered to one cleaned text: decoding, pages, zones, publication date, language, near copies."""

from transforms.cleaning.article import clean
from transforms.cleaning.copies import CopyIndex, Signature, signature
from transforms.cleaning.language import is_english
from transforms.cleaning.layout import paragraphs

__all__ = ["CopyIndex", "Signature", "clean", "is_english", "paragraphs", "signature"]
