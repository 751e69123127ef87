"""Values: the evaluated expressions of a project, across files. Depends on TypeScript, but not on Amplify."""
