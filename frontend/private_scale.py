"""The page of somebody who is asked where they stand: by their own private link, and blind."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from frontend.forms_scales import PathForm, StandForm
from frontend.pages import put_on
from frontend.scale_line import scale_line
from signs_of_safety.actions import answer_scale
from signs_of_safety.models import Rating


def stand(request, link, rater):
    """What 0 and 10 mean, and one's own answer; everybody's only once it is revealed."""
    kind = PathForm if rater.role == Rating.Role.CHILD else StandForm
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid() and _kept(form, rater, link):
        return redirect(request.path)
    return render(request, "frontend/private_scale.html", _page(rater) | {"form": form})


def _page(rater):
    """What is shown. Theirs is, only where whoever holds the link may read it."""
    scale = rater.scale
    seen = list(Rating.objects.for_the_asked().filter(scale=scale)) if scale.is_revealed else []
    mine = rater.rating if rater.has_said and rater.rating.is_for_all else None
    line = scale_line(seen) if seen else ""
    is_child = rater.role == Rating.Role.CHILD
    said = {"mine": mine, "seen": seen, "line": line, "is_child": is_child}
    return said | {"rater": rater, "scale": scale}


def _kept(form, rater, link):
    try:
        return answer_scale(rater, by=link, **form.cleaned_data)
    except ValidationError as error:
        put_on(form, error)
        return False
