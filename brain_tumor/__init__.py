"""Train, test and explain a brain-tumor detector for MRI slices."""
__version__ = "0.2.0"
