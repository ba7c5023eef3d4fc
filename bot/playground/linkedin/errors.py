"""Refusals as LinkedIn writes them."""

from typing import Any


class LinkedInError(Exception):
    """A refusal with the JSON body to send."""

    def __init__(self, status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> None:
        super().__init__(str(body))
        self.status, self.body, self.headers = status, body, headers or {}


def api_error(status: int, code: str, message: str, service_code: int | None = None) -> LinkedInError:
    """The shape of every API error (LinkedIn API guide, concepts, error handling)."""
    body: dict[str, Any] = {"status": status, "code": code, "message": message}
    return LinkedInError(status, body | ({"serviceErrorCode": service_code} if service_code else {}))


def oauth_error(status: int, error: str, description: str) -> LinkedInError:
    return LinkedInError(status, {"error": error, "error_description": description})


def unprocessable(*lines: str) -> LinkedInError:
    """A body that does not fit the schema or the rules, every fault on its line."""
    return LinkedInError(422, {"message": "".join(f"{line}\n" for line in lines), "status": 422})


def throttled(retry_after: int | None = None) -> LinkedInError:
    message = (
        "Resource level throttle APPLICATION_AND_MEMBER DAY limit for calls to this resource is reached."
    )
    body = {"status": 429, "serviceErrorCode": 101, "code": "TOO_MANY_REQUESTS", "message": message}
    return LinkedInError(429, body, {"Retry-After": str(retry_after)} if retry_after else None)
