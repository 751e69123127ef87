"""The API of the data packages."""
