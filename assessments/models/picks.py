from django.db import models
from django.db.models import Q

from assessments.codes import labels
from assessments.models.assessments import Assessment, AssessmentChild
from audit.records import Record, RecordQuerySet


class PickQuerySet(RecordQuerySet):
    def permitting(self, user, permission):
        """Those of assessments on which one holds `permission`."""
        return self.filter(row__assessment__in=Assessment.objects.permitting(user, permission))


class Pick(Record):
    """A coded pick that belongs to the decision about one child: for the census, and for figures.

    It is the council's own, and stays with the record.
    """

    class Kind(models.TextChoices):
        FACTOR = "factor", "What was found"
        PRIMARY_NEED = "primary-need", "The main need"
        CLOSURE = "closure", "Why social care stops"

    row = models.ForeignKey(AssessmentChild, on_delete=models.PROTECT, related_name="picks")
    kind = models.CharField(max_length=12, choices=Kind)
    code = models.CharField(max_length=20)

    objects = PickQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="a_code_is_picked_once", fields=["row", "kind", "code"]),
            models.UniqueConstraint(
                name="a_child_has_one_main_need_and_one_closure",
                fields=["row", "kind"],
                condition=~Q(kind="factor"),
            ),
        ]

    def __str__(self):
        return labels().get(self.code, self.code)
