"""What keeps a start short: classes and conversions of messages without code that attrs and cattrs generate."""
