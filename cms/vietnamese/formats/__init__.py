"""Where Django looks for our formats (setting FORMAT_MODULE_PATH)."""
