"""Pictures of documents: PNG, JPEG, TIFF of several pages, BMP, WebP."""

import io
import warnings
from collections.abc import Callable, Iterator

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from index.errors import DocumentError
from index.loading.loaded import Loaded
from index.loading.scan.read_page import ReadPage, loaded
from index.loading.scan.recognise import LONGEST_SIDE, Picture, Recogniser

Progress = Callable[[int, int], None]

MOST_PIXELS = 100_000_000
"""Of one picture: A3 at 600 dpi has 70 million."""


def load_image(data: bytes, name: str, progress: Progress | None = None) -> Loaded:
    """The text of a picture by its bytes, a page for each picture in it; ``name`` is for messages.

    ``progress`` is told after each page how many are done and how many there are.

    Raises:
        DocumentError: it is no picture, is damaged, too large, or shows no text.
    """
    recogniser = Recogniser()
    pages: list[ReadPage] = []
    try:
        with warnings.catch_warnings():
            # The size is checked below; a warning on top of it tells nothing.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                count = getattr(image, "n_frames", 1)
                for picture in _pictures(image, name):
                    pages.append(recogniser.read(picture, len(pages) + 1))
                    if progress is not None:
                        progress(len(pages), count)
    except UnidentifiedImageError:
        raise DocumentError(
            f"不是图片 not a picture: {name} is neither PNG, JPEG, TIFF, BMP nor WebP"
        ) from None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DocumentError(
            f"图片已损坏 damaged picture: {name} ({error}); open it in a viewer and save it again"
        ) from error
    return loaded(pages, name)


_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")


def _pictures(image: Image.Image, name: str) -> Iterator[Picture]:
    for frame in ImageSequence.Iterator(image):
        if frame.width * frame.height > MOST_PIXELS:
            raise DocumentError(
                f"图片太大 picture too large: {name} has {frame.width}×{frame.height} pixels, "
                f"at most {MOST_PIXELS:,}; save it with fewer"
            )
        upright = ImageOps.exif_transpose(frame)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
            paper = Image.new("RGBA", upright.size, "white")
            upright = Image.alpha_composite(paper, upright.convert("RGBA"))
        yield np.ascontiguousarray(np.asarray(upright.convert("RGB"))[:, :, ::-1])
