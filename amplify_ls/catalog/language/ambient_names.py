"""Names that common type packages declare globally."""

from __future__ import annotations

_AMBIENT = """
    $ AWSLambda Bun Chai Cypress Deno Express GeoJSON JSX JQuery Mocha NodeRequire React ReactDOM WebdriverIO
    after afterAll afterEach assert before beforeAll beforeEach browser chai chrome cy describe expect fail fdescribe
    fit gapi google it jQuery jasmine jest sinon spyOn suite test vi vitest webpack xdescribe xit
"""
AMBIENT = frozenset(_AMBIENT.split())
"""TypeScript may declare them; Node.js does not."""
