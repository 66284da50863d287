"""The site's icon, for a light and for a dark ground: lines of copy as they come over the wire."""

ICON = b"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="6" fill="#9c3a10"/>
<path d="M6 9h20" stroke="#fff" stroke-width="4"/>
<path d="M6 16.5h20M6 23h10" stroke="#fff" stroke-width="2.5"/>
<circle cx="23" cy="23" r="2.6" fill="#fff"/>
</svg>
"""
