"""What sentences say about people: tables of sentences, each with what is read from it."""
