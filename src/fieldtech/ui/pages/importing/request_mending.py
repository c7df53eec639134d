"""A request is mended value by value; what was changed can be taken back until it is stored."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError
from fieldtech.services.imports.lists.request_file import RequestPreview, RequestSaid
from fieldtech.services.workplace import Workplace
from fieldtech.ui.pages.importing.request_board import Place, RequestBoard
from fieldtech.ui.pages.importing.runner import Runner


class RequestMending(QObject):
    """``mended(left)`` after each change: whether anything is left to mend; ``failed(error)``."""

    mended = Signal(bool)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, board: RequestBoard, runner: Runner) -> None:
        super().__init__(board)
        self._workplace, self._board, self._runner = workplace, board, runner
        self._request: RequestPreview | None = None
        self._before: list[RequestSaid] = []
        board.corrected.connect(self._correct)
        board.dropped.connect(self._drop)
        board.undo_wanted.connect(self.undo)

    def begin(self, request: RequestPreview) -> None:
        """Another request."""
        self._request, self._before = request, []
        self._board.begin(request)

    def undo(self) -> None:
        """Take back what was changed last."""
        if self._before:
            said = self._before.pop()
            self._change(lambda request: self._workplace.lists.correct_request(request, said), None)

    def _correct(self, number: int, field: str, text: str) -> None:
        self._change(lambda request: self._say(request, request.said.with_cell(number, field, text)), (number, field))

    def _drop(self, number: int) -> None:
        self._change(lambda request: self._say(request, request.said.without_vehicle(number)), (number, ""))

    def _say(self, request: RequestPreview, said: RequestSaid) -> None:
        before = request.said
        self._workplace.lists.correct_request(request, said)
        self._before.append(before)

    def _change(self, change: Callable[[RequestPreview], None], place: Place | None) -> None:
        if self._request is None or self._runner.running:
            return
        try:
            change(self._request)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._board.begin(self._request, may_undo=bool(self._before))
        self.mended.emit(self._board.next_problem(place))
