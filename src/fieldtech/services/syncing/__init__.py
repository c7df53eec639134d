"""This computer and the office: what waits, sending and receiving, files, what needs a person, the office's side."""

from fieldtech.services.syncing.syncing import Syncing

__all__ = ["Syncing"]
