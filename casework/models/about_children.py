"""What is about several children at once."""

from django.utils.functional import cached_property


class AboutChildren:
    """A record about one child or several: a row for each of them, named `child_rows`."""

    @cached_property
    def rows(self):
        """What is each child's in it, with the child: one query for a page and its audit."""
        return list(self.rows_with_children())

    def rows_with_children(self):
        return self.child_rows.select_related("child__person")

    def children_concerned(self):
        return [row.child for row in self.rows]
