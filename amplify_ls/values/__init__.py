"""Values: what the expressions of a project stand for, followed through files. Knows TypeScript, and nothing of Amplify."""
