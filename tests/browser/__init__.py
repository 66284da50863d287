"""What people see, in a real browser: Debian's Chromium, driven by playwright, over loopback."""
