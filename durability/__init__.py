"""Nothing acknowledged is lost, whatever is killed; nothing readable lies on the disk."""
