"""People, families, children, referrals, the story, the plan, and who may see them."""
