"""From a strategy's file to facts: words, layout, blocks, sentences, facts; knows no RDF."""
