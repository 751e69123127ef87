"""Who may do what: the effective access that the rules of a project add up to."""
