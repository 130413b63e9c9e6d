"""The bar of a rating, where its figures stand."""

from django import template

from frontend.rating_bars import bar

register = template.Library()
register.filter("bar", bar)
