"""`Record`: a model written only by actions, so that every change is in the audit."""

from django.db import models
from simple_history.models import HistoricalRecords

from audit import clock
from audit.refs import LENGTH, new_ref
from audit.writing import current_act, must_be_writing, writer


class RecordQuerySet(models.QuerySet):
    """A queryset that writes only inside an action, and reads by `permitting`.

    Django's own last steps before the database are guarded, and not only the calls people make:
    a fixture or a bulk method of some package comes this way too.
    """

    def permitting(self, user, permission):
        """The rows on which `user` holds `permission`; each record says how it is reached."""
        raise LookupError(f"{self.model.__name__} says nothing about {permission}.")

    def update(self, **kwargs):
        must_be_writing(self.model)
        return super().update(**kwargs)

    def delete(self):
        must_be_writing(self.model)
        return super().delete()

    def _raw_delete(self, using):
        must_be_writing(self.model)
        return super()._raw_delete(using)

    def _insert(self, *args, **kwargs):
        must_be_writing(self.model)
        return super()._insert(*args, **kwargs)

    def _update(self, *args, **kwargs):
        must_be_writing(self.model)
        return super()._update(*args, **kwargs)


class Record(models.Model):
    """A model written only by actions, so that every change is in the audit."""

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_permissions = ()

    def save(self, *args, **kwargs):
        must_be_writing(type(self))
        self._history_date = clock.now()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        must_be_writing(type(self))
        self._history_date = clock.now()
        return super().delete(*args, **kwargs)

    def clean_fields(self, exclude=None):
        """Check each field. That a key points at something is for the database to hold: asking
        first would cost a query for every key of every record."""
        keys = {field for field in self._meta.concrete_fields if field.many_to_one}
        given = {field.name for field in keys if getattr(self, field.attname) is not None}
        super().clean_fields(exclude={*(exclude or ()), *given})


class RefRecord(Record):
    """A record with a public reference, for its address and the audit."""

    ref = models.CharField(max_length=LENGTH, unique=True, editable=False, default=new_ref)

    class Meta(Record.Meta):
        abstract = True


def kept_history():
    """Every version of a record that changes, with who changed it and by which action."""
    return HistoricalRecords(
        get_user=writer,
        history_change_reason_field=models.CharField(max_length=80, null=True),
        custom_model_name=lambda name: f"{name}Version",
    )


def changed(record, **values):
    """Set `values` on a record as it stands now, check it, and save. The one way to alter a row.

    It is read again, and locked: what somebody else saved since it was opened stays.
    """
    record.refresh_from_db(from_queryset=type(record).objects.select_for_update())
    for name, value in values.items():
        setattr(record, name, value)
    return checked(record)


def checked(record):
    """Check a record against its own rules, then save it. Raises ValidationError."""
    record._change_reason = current_act().did
    record.full_clean()
    record.save()
    return record
