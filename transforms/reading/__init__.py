"""From a cleaned text to a parsed document: words, quantities, dates, places, and who is who."""
