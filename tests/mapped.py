"""Maps for tests: one that is being made, what stands on it, and one that is agreed."""

from audit import clock
from signs_of_safety.models import (
    Kind,
    Map,
    MapChild,
    Occasion,
    Rater,
    Rating,
    Reveal,
    Scale,
    Statement,
    StatementChild,
)
from tests.factories import RecordFactory, arranging


class MapFactory(RecordFactory):
    """An unfinished map: `MapFactory(children=[…], lead=worker)`."""

    class Meta:
        model = Map

    @classmethod
    def _create(cls, model_class, *args, children, **kwargs):
        kwargs.setdefault("began_at", clock.now())
        sheet = super()._create(model_class, *args, **kwargs)
        with arranging():
            for child in children:
                MapChild(map=sheet, child=child).save()
        return sheet


class StatementFactory(RecordFactory):
    """Something said on a map about all its children, something that happened unless it is said."""

    class Meta:
        model = Statement

    kind = Kind.HARM
    words = "Ty waited outside until it was dark"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        statement = super()._create(model_class, *args, **kwargs)
        with arranging():
            for row in statement.map.child_rows.all():
                StatementChild(statement=statement, child=row.child).save()
            if statement.kind == Kind.SAFETY:
                Occasion(statement=statement, happened_at=clock.now()).save()
        return statement


def agreed(sheet, **values):
    """The map, agreed as its action agrees it, without the story, the plan and the audit."""
    values = {
        "who_was_there": "Dawn and Bev",
        "agreed_at": clock.now(),
        "agreed_by": sheet.lead,
        **values,
    }
    with arranging():
        for name, value in values.items():
            setattr(sheet, name, value)
        sheet.full_clean()
        sheet.save()
    return sheet


class ScaleFactory(RecordFactory):
    """A scale of a danger, being filled in."""

    class Meta:
        model = Scale

    nought, ten = "Nobody is awake", "Somebody always is"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        began = {"began_at": clock.now(), "began_by": kwargs["danger"].map.lead}
        return super()._create(model_class, *args, **began | kwargs)


class RatingFactory(RecordFactory):
    """Where somebody stood, on a scale that is revealed by it."""

    class Meta:
        model = Rating

    who, role, number, why, readers = "Doris", "family", 7, "She rang me first", "all"

    @classmethod
    def _create(cls, model_class, *args, scale, **kwargs):
        taken = {"rated_at": clock.now(), "taken_by": scale.began_by}
        rating = super()._create(model_class, *args, scale=scale, **taken | kwargs)
        with arranging():
            Reveal(scale=scale, revealed_at=clock.now(), revealed_by=scale.began_by).save()
        return rating


class RaterFactory(RecordFactory):
    """Somebody who is asked where they stand, of a map of these children, and has not said yet."""

    class Meta:
        model = Rater

    who, role = "Doris", "family"

    @classmethod
    def _create(cls, model_class, *args, children=(), lead=None, scale=None, **kwargs):
        if scale is None:
            sheet = MapFactory(children=children, lead=lead)
            scale = ScaleFactory(danger=StatementFactory(map=sheet, kind="danger"))
        asked = {"asked_at": clock.now(), "asked_by": scale.began_by}
        return super()._create(model_class, *args, scale=scale, **asked | kwargs)


def scaled(sheet):
    """A scale that is being filled in, and where a child stood on one that was revealed."""
    going, revealed = (StatementFactory(map=sheet, kind="danger") for _ in range(2))
    said = RatingFactory(scale=ScaleFactory(danger=revealed), role="child")
    scale = ScaleFactory(danger=going)
    refs = {"scale": scale.ref, "rater": RaterFactory(scale=scale).ref}
    return refs | {"rating": said.ref}
