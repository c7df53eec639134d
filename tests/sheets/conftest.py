"""Devices and finished sheets, made once: keys are slow to make and sheets never change."""

from dataclasses import dataclass
from typing import Any

import pytest

from fieldtech.sheets.service_sheet import service_sheet
from fieldtech.sheets.signature import make_device_certificate, sign_pdf
from fieldtech.sheets.verify import StoredFacts, StoredHash, Verification, verify_sheet
from sheets import fleet_sample, money_sample, sample, visit_sample


@dataclass(frozen=True)
class Device:
    """A laptop known to the office."""

    key: bytes
    certificate: bytes

    @property
    def qr_key(self) -> bytes:
        return sample.QR_KEY.public_key().public_bytes_raw()

    def sheet(self, record: dict[str, Any], language: str = "zh_CN") -> bytes:
        return self.sign(service_sheet(record, sample.QR_KEY, language=language, photo=sample.photo))

    def sign(self, pdf: bytes) -> bytes:
        return sign_pdf(pdf, self.key, self.certificate)

    def verify(
        self, pdf: bytes, stored_hash: StoredHash | None = None, stored_facts: StoredFacts | None = None
    ) -> Verification:
        return verify_sheet(pdf, trusted_certs=[self.certificate], trusted_keys=[self.qr_key], stored_hash=stored_hash,
                            stored_facts=stored_facts)  # fmt: skip


@pytest.fixture(scope="session")
def device() -> Device:
    return Device(*make_device_certificate("T-0017"))


@pytest.fixture(scope="session")
def signed(device: Device) -> bytes:
    return device.sheet(sample.usual())


@pytest.fixture(scope="session")
def documents(device: Device) -> dict[str, bytes]:
    """One file of every kind and language."""
    return {**sample.documents(device.sign), **fleet_sample.documents(device.sign),
            **visit_sample.documents(device.sign), **money_sample.documents(device.sign)}  # fmt: skip
