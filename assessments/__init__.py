"""One needs-led assessment: what children need, by whom, and what was decided."""
