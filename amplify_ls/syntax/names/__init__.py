"""Which names a file declares and reads, by the scopes of JavaScript and TypeScript."""
