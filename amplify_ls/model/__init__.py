"""The model: what a project declares, as facts about Amplify. Knows no rules."""
