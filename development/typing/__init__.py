"""Typing whole files key by key, with completions accepted where they write what comes next."""
