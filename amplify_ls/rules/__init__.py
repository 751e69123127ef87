"""Rules: one file each, facts in and findings out. Pure: they know no files, no protocol, no caches."""
