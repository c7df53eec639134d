"""The hub's routes for who looks after computers elsewhere in the office; the rights are checked behind them."""

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from fieldtech.hub.bodies import answer, message_of
from fieldtech.hub.core import HubCore
from fieldtech.sync.office_messages import Asked, CodeWanted, PeopleWanted

Handler = Callable[[Request], Awaitable[Response]]
_MOST_FORM = 64 * 1024


class OfficeRoutes:
    """``known`` gives the token of a request whose computer the hub knows; raises HubRefused for others."""

    def __init__(self, hub: HubCore, known: Callable[[Request], Awaitable[str]]) -> None:
        self._hub, self._known = hub, known

    def routes(self) -> list[tuple[str, str, Handler]]:
        """Path, method and handler."""
        return [
            ("/v1/computers", "GET", self._computers),
            ("/v1/computers/code", "POST", self._code),
            ("/v1/computers/{computer}/people", "POST", self._people),
            ("/v1/computers/{computer}/revoke", "POST", self._revoke),
        ]

    async def _computers(self, request: Request) -> Response:
        token, by = await self._known(request), request.query_params.get("by", "")
        found = await run_in_threadpool(self._hub.manage, lambda desk: desk.computers(token, by))
        return answer(found, request)

    async def _code(self, request: Request) -> Response:
        token = await self._known(request)
        wanted = await message_of(request, CodeWanted, _MOST_FORM)
        return answer(await run_in_threadpool(self._hub.manage, lambda desk: desk.invite(token, wanted)), request, 201)

    async def _people(self, request: Request) -> Response:
        token, computer = await self._known(request), str(request.path_params["computer"])
        wanted = await message_of(request, PeopleWanted, _MOST_FORM)
        done = await run_in_threadpool(self._hub.manage, lambda desk: desk.set_people(token, computer, wanted))
        return answer(done, request)

    async def _revoke(self, request: Request) -> Response:
        token, computer = await self._known(request), str(request.path_params["computer"])
        asked = await message_of(request, Asked, _MOST_FORM)
        done = await run_in_threadpool(self._hub.manage, lambda desk: desk.revoke(token, computer, asked))
        return answer(done, request)
