"""The page on which an order of each kind is worked on site."""

from collections.abc import Mapping

ON_SITE_PAGES: Mapping[str, str] = {
    "repair": "onsite_page",
    "install": "yard_page",
    "maintenance": "visit_page",
    "inspection": "visit_page",
}
