"""Assessments in a list: newest first, and as quickly for somebody with only old ones."""

from django.db.models import Func

from assessments.models import Assessment, AssessmentChild
from assessments.models.assessments import PERMISSIONS
from casework.levels import RULES
from casework.reach import few_children


class Unwalked(Func):
    """A column to sort by after choosing, whose index must not choose."""

    template, arity = "+%(expressions)s", 1

    def as_postgresql(self, compiler, connection, **context):
        template = "%(expressions)s + interval '0'"
        return self.as_sql(compiler, connection, template=template, **context)


def readable(user):
    """The assessments `user` may see, newest first.

    Those of few children are found by way of the children: to walk all there are, newest first,
    until enough of them are theirs, would for somebody with only old ones mean nearly all.
    """
    rows = Assessment.objects.permitting(user, Assessment.VIEW)
    level = RULES[PERMISSIONS[Assessment.VIEW]].level
    few = None if user.is_record_staff else few_children(user, level)
    if few is None:
        return rows
    about = AssessmentChild.objects.filter(child__among=few).order_by().values("assessment_id")
    return rows.filter(pk__in=about).order_by(Unwalked("began_at").desc(), "-pk")
