from learning.models.blockages import Blockage, Move

__all__ = ["Blockage", "Move"]
