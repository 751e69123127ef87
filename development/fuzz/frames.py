"""The reader of the protocol's frames: however they are cut, and whatever stands between them, messages are found."""

from __future__ import annotations

import itertools
import logging
from typing import NamedTuple

from hypothesis import strategies as st

from amplify_ls.server.transport import LARGEST_BODY, LARGEST_HEADER, FrameReader, frame
from development.fuzz.property import Property


class Stream(NamedTuple):
    """Bytes, and the places where they are cut into reads, counted around their end."""

    data: bytes
    cuts: tuple[int, ...]

    def reads(self) -> list[bytes]:
        """What one read after the other gives."""
        places = sorted({0, len(self.data), *(cut % (len(self.data) + 1) for cut in self.cuts)})
        return [self.data[start:end] for start, end in itertools.pairwise(places)]


def _bodies(stream: Stream) -> list[bytes]:
    reader = FrameReader()
    logging.disable(logging.ERROR)
    try:
        return [body for read in stream.reads() for body in reader.feed(read)]
    finally:
        logging.disable(logging.NOTSET)


def cuts_do_not_matter(given: tuple[list[bytes], tuple[int, ...]]) -> None:
    """Messages come out whole and in order, however the stream is cut."""
    bodies, cuts = given
    data = b"".join(map(frame, bodies))
    assert _bodies(Stream(data, cuts)) == bodies
    assert _bodies(Stream(data, tuple(range(len(data))))) == bodies


def anything_is_read(stream: Stream) -> None:
    """Any bytes are read without an error, and not kept when they can be no message."""
    reader = FrameReader()
    logging.disable(logging.ERROR)
    try:
        for read in stream.reads():
            for body in reader.feed(read):
                assert len(body) <= LARGEST_BODY
            waits_for_body = reader._length is not None
            assert waits_for_body or len(reader._buffer) <= LARGEST_HEADER
    finally:
        logging.disable(logging.NOTSET)


def noise_is_passed_over(given: tuple[bytes, list[bytes], tuple[int, ...]]) -> None:
    """After lines that are no header, the messages that follow are found."""
    noise, bodies, cuts = given
    data = noise + b"\r\n" + b"".join(map(frame, bodies))
    assert _bodies(Stream(data, cuts)) == bodies


_PIECES = (
    b"Content-Length: 5\r\n\r\n",
    b"content-length:3\r\nContent-Type: x\r\n\r\n",
    b"Content-Length: 99999999999999999999\r\n\r\n",
    b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n",
    b"Content-Length: -1\r\n\r\n",
    b"Content-Length: 0\r\n\r\n",
    b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
    b"Content-Length: 12",
    b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"\r\n",
    b"\r\n\r\n",
    b"\n\n",
    b"\r",
    b"{}",
    b"\0" * 20_000,
    b"\xff",
    b":",
)
_cuts = st.lists(st.integers(0, 100_000), max_size=12).map(tuple)
_short_body = st.binary(max_size=60) | st.sampled_from([b"", b"{}", b"\r\n\r\n", b"Content-Length: 3\r\n\r\nabc"])
_body = _short_body | st.just(b"x" * 70_000)
_NOISE = (b"\0", b"\xff", b"noise", b":", b"\r", b"\n", b"\r\n", b"{" * 100)
_noise = st.lists(st.sampled_from(_NOISE), max_size=8).map(b"".join)
PROPERTIES = (
    Property(
        "frames.cuts_do_not_matter",
        st.tuples(st.lists(_short_body), _cuts),
        cuts_do_not_matter,
        most_calls=200_000,
    ),
    Property(
        "frames.anything_is_read",
        st.builds(Stream, st.lists(st.sampled_from(_PIECES) | st.binary(max_size=20), max_size=12).map(b"".join), _cuts),
        anything_is_read,
        most_calls=200_000,
    ),
    Property(
        "frames.noise_is_passed_over",
        st.tuples(_noise, st.lists(_body, max_size=4), _cuts),
        noise_is_passed_over,
        most_calls=200_000,
    ),
)
