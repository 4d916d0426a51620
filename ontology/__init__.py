"""Terms, registers and words of Samsyn, in Turtle, with the plain Python that reads them."""
