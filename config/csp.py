"""The one content security policy: only our own files, and inline code only by nonce.

`img-src` admits `data:` (Bootstrap's icons inside its CSS) and `blob:` (previews of a page
before it is uploaded); the PDF reader needs its worker from our own origin.
"""

from csp.constants import NONCE, NONE, SELF

POLITICA: dict[str, object] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [NONE],
        "frame-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
