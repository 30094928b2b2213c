"""Listed addresses into a corpus folder."""
