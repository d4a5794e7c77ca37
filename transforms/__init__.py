"""What is true of a text: pure functions and the definition of the tables. No file, clock, network or database."""
