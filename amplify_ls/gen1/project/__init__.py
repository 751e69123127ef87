"""Where Gen 1 APIs are in a project, which files belong to each, and which settings of the project affect them."""
