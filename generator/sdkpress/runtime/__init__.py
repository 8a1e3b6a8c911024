"""What every generated SDK carries with it, copied byte for byte to `<package>/_runtime/`."""
