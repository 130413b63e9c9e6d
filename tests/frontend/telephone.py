"""A telephone call as it is typed and sent."""

from django.urls import reverse

from frontend.fields import new_key


def told(**more):
    return {
        "once": new_key(),
        "caller_name": "Grace Bello",
        "about": "Ty Harper, 9",
        "worries": "They come to school hungry.",
        **more,
    }


def ring(telephone, told, query=""):
    return telephone.post(reverse("referral_new") + query, told)
