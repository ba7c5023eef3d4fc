"""The versioned Posts API.

Source: learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api.
"""

import re
from typing import Any

from bot.playground.linkedin.city import LinkedInCity
from bot.playground.linkedin.commentary import read_commentary
from bot.playground.linkedin.errors import api_error, unprocessable
from bot.playground.linkedin.grants import Grant
from bot.playground.linkedin.post import Post

REQUIRED = ("author", "commentary", "visibility", "distribution", "lifecycleState")
OPTIONAL = (
    "content",
    "isReshareDisabledByAuthor",
    "contentLandingPage",
    "contentCallToActionLabel",
    "reshareContext",
    "adContext",
)
CHANGEABLE = {"commentary", "contentCallToActionLabel", "contentLandingPage", "lifecycleState", "adContext"}
ORGANIZATION = "Organization permissions must be used when using organization as author"


def create_post(city: LinkedInCity, grant: Grant, body: dict[str, Any]) -> Post:
    """A new post on a page which the member administers."""
    check_schema(body)
    author = str(body["author"])
    check_author(city, grant, author)
    text = read_commentary(str(body["commentary"]))
    content = read_content(body.get("content"))
    twin = next((one for one in city.shown() if one.author == author and one.text == text), None)
    if twin and twin.content == content:
        raise unprocessable(f"Content is a duplicate of {twin.urn}")
    post = Post(
        city.new_urn(),
        author,
        str(body["commentary"]),
        text,
        content,
        str(body["visibility"]),
        city.clock.now(),
    )
    city.posts.append(post)
    city.changes.happened()
    return post


def update_post(city: LinkedInCity, grant: Grant, urn: str, body: dict[str, Any]) -> None:
    """A partial update; only words may change after publishing."""
    post = find_post(city, urn)
    check_author(city, grant, post.author)
    changes = (body.get("patch") or {}).get("$set")
    if not isinstance(changes, dict) or not changes:
        raise api_error(400, "ILLEGAL_ARGUMENT", "Request body could not be converted to a patch")
    if fixed := sorted(set(changes) - CHANGEABLE):
        raise unprocessable(
            *(f"ERROR :: /{name} :: ReadOnly field present in a partial_update" for name in fixed)
        )
    if "commentary" in changes:
        post.text = read_commentary(str(changes["commentary"]))
        post.commentary = str(changes["commentary"])
    post.edited_at = city.clock.now()
    city.changes.happened()


def delete_post(city: LinkedInCity, grant: Grant, urn: str) -> None:
    """Deleting twice is allowed, as there."""
    post = next((one for one in city.posts if one.urn == urn), None)
    if post is None:
        raise api_error(404, "NOT_FOUND", f"Could not find entity {urn}")
    check_author(city, grant, post.author)
    post.deleted = True
    city.changes.happened()


def find_post(city: LinkedInCity, urn: str) -> Post:
    found = next((one for one in city.shown() if one.urn == urn), None)
    if found is None:
        raise api_error(404, "NOT_FOUND", f"Could not find entity {urn}")
    return found


def check_schema(body: dict[str, Any]) -> None:
    """Every missing and every unknown field, together in one answer."""
    faults = [
        f"ERROR :: /{name} :: unrecognized field found but not allowed"
        for name in sorted(set(body) - set(REQUIRED) - set(OPTIONAL))
    ]
    faults += [
        f"ERROR :: /{name} :: field is required but not found and has no default value"
        for name in REQUIRED
        if name not in body
    ]
    if body.get("visibility", "PUBLIC") not in ("PUBLIC", "CONNECTIONS", "LOGGED_IN"):
        faults.append(f'ERROR :: /visibility :: "{body["visibility"]}" is not an enum symbol')
    if body.get("lifecycleState", "PUBLISHED") != "PUBLISHED":
        faults.append("ERROR :: /lifecycleState :: a new post must be PUBLISHED")
    channel = body.get("distribution")
    if "distribution" in body and not (isinstance(channel, dict) and "feedDistribution" in channel):
        faults.append("ERROR :: /distribution/feedDistribution :: field is required but not found")
    if faults:
        raise unprocessable(*faults)


def check_author(city: LinkedInCity, grant: Grant, author: str) -> None:
    member = city.members[grant.member_id]
    if author == member.urn:
        need_scope(grant, "w_member_social", "posts")
        return
    if not re.fullmatch(r"urn:li:(organization:\d+|person:\w+)", author):
        raise unprocessable(f'ERROR :: /author :: "{author}" is not a valid author urn')
    if not member.may_post_as(author):
        raise unprocessable(f"ERROR :: /author :: {ORGANIZATION}")
    need_scope(grant, "w_organization_social", "posts")


def need_scope(grant: Grant, scope: str, what: str) -> None:
    if scope not in grant.scopes:
        raise api_error(
            403, "ACCESS_DENIED", f"Not enough permissions to access: {what} (needs {scope})", 100
        )


def read_content(content: Any) -> dict[str, Any] | None:
    """Only an article may go along; pictures and films need an upload first."""
    if content is None:
        return None
    article = content.get("article") if isinstance(content, dict) else None
    if not isinstance(article, dict):
        raise unprocessable("ERROR :: /content :: this playground knows the article content only")
    if not str(article.get("source", "")).startswith(("http://", "https://")) or not article.get("title"):
        raise unprocessable("ERROR :: /content/article :: source must be a URL and title is required")
    if len(str(article["title"])) > 400:
        raise unprocessable("ERROR :: /content/article/title :: length is beyond the maximum 400")
    return dict(content)
