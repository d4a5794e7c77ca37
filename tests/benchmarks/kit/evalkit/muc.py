"""Rules of a set that is not here."""
