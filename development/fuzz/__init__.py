"""Random inputs for everything that reads what others write; see ``__main__``."""
