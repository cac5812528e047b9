"""From pixels to an answer: networks, detectors and verdicts."""
