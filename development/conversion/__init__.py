"""How good conversions of Gen 1 schemas are, by the real packages of both generations."""
