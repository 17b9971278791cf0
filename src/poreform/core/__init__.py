"""The vocabulary of every layer; imports nothing else of Poreform."""
