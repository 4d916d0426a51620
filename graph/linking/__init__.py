"""Names of a document in, the nodes of registers out; a name that no register has gets a node of its own."""
