"""What is wrong with what a project declares: options, arguments, schedules and code that do not fit."""
