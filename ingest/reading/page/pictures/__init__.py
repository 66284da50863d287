"""The pictures of a story: a page that was looked at and its Body in, Images, and Figures with their captions, out.

`caption_names` and `caption_boxes` know where captions stand, `caption_attributes` those that a script shows;
`captions` finds the one of a picture. `figures` chooses the lead and what stands in the text, `gallery` reads stories
told in pictures.
"""
