import io

import pytest
from PIL import Image


@pytest.fixture(scope="session")
def jpeg() -> bytes:
    """A black one-inch photo."""
    sink = io.BytesIO()
    Image.new("RGB", (250, 350)).save(sink, "JPEG")
    return sink.getvalue()
