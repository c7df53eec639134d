"""The pieces every page and form is made of; one page about all of them: ``docs/kit.md``."""
