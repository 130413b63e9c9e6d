"""Maps for tests: one that is being made, what stands on it, and one that is agreed."""

from audit import clock
from signs_of_safety.models import Kind, Map, MapChild, Occasion, Statement, StatementChild
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
