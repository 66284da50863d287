"""Dates as the world writes them: text in, the day, the time and the zone that it names out, for `dates` to check.

`names` and `local_names` are data: months, days and hours as the press writes them; `zones` its names for time zones,
`foreign` the calendars that are not the Gregorian one. `words` puts a date into one plain notation. `forms` reads what
machines write, `prose` what people write, `spans` how long ago something was; `conversion` reads the foreign calendars
that have an exact Gregorian equivalent.
"""
