"""Whether a set of scans can be learned from: twins, groups, splits, shortcuts."""
