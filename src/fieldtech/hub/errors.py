"""Why the hub refuses a request as a whole; the answer to a single operation is never an error."""

from fieldtech.errors import FieldtechError


class HubRefused(FieldtechError):
    """A request that cannot be served; ``status`` is what HTTP says of it, ``code`` has a sentence."""

    def __init__(self, code: str, status: int = 400, **params: object) -> None:
        super().__init__(code, **params)
        self.status = status
