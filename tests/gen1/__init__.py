"""Gen 1 schemas: text, facts, rules and editor features."""
