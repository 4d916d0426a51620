"""Facts in, a graph that can be asked out: names linked to authorities, one named graph a document, a store on disk."""
