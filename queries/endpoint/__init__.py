"""SPARQL over HTTP, on the loopback address unless asked otherwise."""
