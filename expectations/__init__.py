"""What must hold of staged tables before anyone may load them."""
