"""What a number is worth: thresholds, intervals, calibration, results, cards."""
