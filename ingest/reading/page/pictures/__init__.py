"""Finds the pictures of a story: Looked and Body in; Images with their captions, and Figures for its text, out.

`caption_names` and `caption_boxes` know where captions stand, `caption_attributes` reads those a script would show,
`caption_checks` refuses what is none. `captions` finds the caption of one picture, `loose_captions` one that stands in
no picture's box. `figures` chooses the lead and the pictures in the text, `gallery` reads stories told in pictures.
"""
