"""Whether a map and a verdict can be believed."""
