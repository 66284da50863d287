"""How large a document may be, where two wings must agree."""

LARGEST_DOCUMENT = 64 << 20  # bytes; a feed of 100,000 items has 50 MB; what is larger is an archive, not a document
# Bytes of one answer; the largest feeds (podcasts with every episode) come near 20 MiB, no article page to 10.
LARGEST_ANSWER = 32 << 20
