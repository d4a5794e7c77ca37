"""What an article tells of: events, who takes part, who was harmed, who says so, and whether and when it happened."""
