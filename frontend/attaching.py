"""Files in a form somebody writes in: those chosen now, and those sent before it was finished."""

from django.contrib import messages

from casework import uploads
from casework.attaching import Beside
from casework.examining import TOO_LARGE
from casework.examining.sorts import Refused
from frontend.files import ShownFile
from frontend.pages import tried

FIELD = "files"
"""What the form calls them. In it a browser without our script sends the files themselves."""


class Files:
    """The files of one piece of writing; `refused` are the sentences about those not kept."""

    def __init__(self, uploads, said, refused=()):
        self.uploads, self.said, self.refused = list(uploads), said, list(refused)

    @property
    def waiting(self):
        """Everything that waits to be recorded, as it is shown, with the words typed beside it."""
        return [
            ShownFile(
                upload,
                self._typed("caption", upload),
                self._typed("transcript", upload),
                is_left_out=upload.ref in self._listed("leave_out"),
            )
            for upload in self.uploads
        ]

    def recorded(self, request, form, act, record):
        """What `act` makes of the form and its files; None where it does not, or one is refused."""
        attached = self.to_attach()
        made = None if self.refused else tried(request, form, act, record, attached=attached)
        if made:
            self._put_away_what_was_left_out()
        return made

    def to_attach(self):
        """[Beside] of those that are recorded with this form. One that is refused is left out,
        and its sentence stands in `refused`."""
        sent, whole = self._listed("upload"), []
        for each in self.waiting:
            if each.is_left_out or each.file.ref not in sent:
                continue
            try:
                upload = uploads.finish(each.file)
            except Refused as why:
                self.refused.append(sentence(each.file.name, why))
            else:
                whole.append(Beside(upload, each.caption[:300], each.transcript))
        return whole

    def say_what_was_refused(self, form):
        """At the field of the form, if it was sent: nothing typed is lost, nothing else refused."""
        for each in self.refused:
            form.add_error(FIELD, each)

    def _put_away_what_was_left_out(self):
        """The rest is recorded: what its writer left out is not wanted any more."""
        for each in self.waiting:
            if each.is_left_out:
                uploads.discard(each.file)

    def _typed(self, what, upload):
        return "".join(self._listed(f"{what}-{upload.ref}")[-1:]).strip()

    def _listed(self, name):
        return self.said.get(name, [])


def waiting(request, target):
    """{"uploads": what waits for this page}, to be read at once with the writing left there."""
    if request.method == "POST":
        return {}
    return {"uploads": uploads.of(request.user, request.resolver_match.url_name, target)}


def files_of(request, writing, children, found):
    """The files of this writing, `found` among what was read with it. Those that come with the
    form are taken in first, whatever else is wrong with it: nobody has to choose them again."""
    if request.method != "POST":
        return Files(found["uploads"], writing.draft.words if writing.draft else {})
    said, place = dict(request.POST.lists()), (writing.page, writing.target)
    taken, refused = take(request, *place, {each.ref for each in children})
    said["upload"] = said.get("upload", []) + [upload.ref for upload in taken]
    return Files(uploads.of(request.user, *place), said, refused)


def take(request, page, target, child_refs):
    """Take in the files of a form. Returns (the uploads, the sentences about those refused)."""
    taken = []
    refused = [sentence(name, TOO_LARGE) for name in getattr(request, "too_large", ())]
    for file in request.FILES.getlist(FIELD):
        where = request.user, page, target, child_refs
        try:
            taken.append(uploads.take(*where, file.name, file.temporary_file_path()))
        except Refused as why:
            refused.append(sentence(file.name, why))
    return taken, refused


def sentence(name, why):
    """“holiday.exe” was not kept. This is a program."""
    return f"“{uploads.called(name)}” was not kept. {why}"


def keep_files(request, page, target, child_refs, words):
    """Keep the files of a form that is put by for later; `words` then name them."""
    taken, refused = take(request, page, target, child_refs)
    if taken:
        words["upload"] = words.get("upload", []) + [upload.ref for upload in taken]
    for each in refused:
        messages.warning(request, each)
