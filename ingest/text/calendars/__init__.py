"""Reads dates as the world writes them: from a text to the day, time and zone that it names, for `dates` to check.

`names` and `local_names` are data: months, days and hours as the press writes them. `zones` knows its names for time
zones, and `foreign` recognises calendars other than the Gregorian. `words` puts a date into one plain notation. `forms`
reads what machines write, `prose` what people write, and `spans` how long ago something was. `conversion` reads the
foreign calendars that have an exact Gregorian equivalent.
"""
