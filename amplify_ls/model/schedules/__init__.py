"""Cron expressions and rates."""
