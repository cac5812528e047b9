"""From a file to a head: read a scan, find the head in it, prepare it."""
