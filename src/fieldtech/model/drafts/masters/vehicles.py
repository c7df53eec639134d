"""Vehicles: plate with colour, or the VIN while there is no plate."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from fieldtech.errors import Problem
from fieldtech.model.drafts.base import required
from fieldtech.model.drafts.masters.base import MasterDraft, Problems
from fieldtech.model.identifiers import identify
from fieldtech.model.identifiers.plate import COLOURS, NO_PLATE, colour_of_kind, normalise_plate

VOLTAGES = ("12", "24")


@dataclass(frozen=True)
class VehicleDraft(MasterDraft):
    """A vehicle; a special plate has no known shape (military, temporary, in-plant), its reason is in the note."""

    kind: ClassVar[str] = "vehicles"
    needs: ClassVar[tuple[str, ...]] = ("customer",)
    identifiers: ClassVar[Mapping[str, str]] = {"vin": "vin", "driver_mobile": "mobile"}
    choices: ClassVar[Mapping[str, tuple[Any, ...]]] = {"plate_colour": COLOURS, "voltage": VOLTAGES}
    references: ClassVar[Mapping[str, str]] = {"customer": "customers"}

    number: str = ""
    customer: str = ""
    plate: str = ""
    plate_colour: int | None = None
    vin: str = ""
    vehicle_type: str = ""
    make_model: str = ""
    voltage: str = ""
    driver_name: str = ""
    driver_mobile: str = ""
    region_code: str = ""
    note: str = ""
    special_plate: bool = False

    def rules(self) -> Problems:
        """Plate and colour belong together; without a plate the VIN stands for the vehicle."""
        yield from super().rules()
        yield from self._plate_problems()
        region = self.region_code.strip()
        if region and not (region.isascii() and region.isdigit() and len(region) == 6):
            yield Problem("region_code", "region_code_shape")

    def cleaned(self) -> Self:
        """Also fills in the colour where the plate leaves only one."""
        clean = super().cleaned()
        plate = normalise_plate(self.plate)
        colour = colour_of_kind(plate) if self.plate_colour is None else self.plate_colour
        return replace(clean, plate=plate, plate_colour=colour)

    def _plate_problems(self) -> Problems:
        plate = normalise_plate(self.plate)
        if not plate and not self.vin.strip():
            yield Problem("plate", "missing_plate_and_vin")
        verdict = identify("plate", plate, colour=self.plate_colour)
        for code in verdict.codes:
            field = "plate" if code == "plate_shape" else "plate_colour"
            if code == "plate_shape" and self.special_plate:
                yield from self._special_problems()
            elif code == "plate_colour_missing":
                yield Problem(field, code)  # nothing can be stored without it
            else:
                yield Problem(field, code, verdict.verdict)

    def _special_problems(self) -> Problems:
        yield from required("note", self.note)
        if self.plate_colour in (None, NO_PLATE):
            yield Problem("plate_colour", "plate_colour_missing")
