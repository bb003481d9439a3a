import io
import stat
import struct
import zipfile

import pytest

from index.errors import DocumentError
from index.loading.archive import ArchiveLimits, Member, members


def packed(*files: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def read(data: bytes, limits: ArchiveLimits | None = None) -> list[Member]:
    return list(members(data, "材料.zip", limits))


def test_files_in_folders_and_no_leftovers_of_systems() -> None:
    data = packed(
        ("市政府/", b""),
        ("市政府/办法.txt", b"1"),
        ("__MACOSX/市政府/._办法.txt", b"x"),
        ("市政府/.DS_Store", b"x"),
        ("b.txt", b"2"),
    )
    assert read(data) == [Member("市政府/办法.txt", b"1"), Member("b.txt", b"2")]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_the_flag_for_utf_8(encoding: str) -> None:
    raw = "扬尘治理\\細則.txt".encode(encoding)
    data = packed((f"{'A' * len(raw)}", b"1"))
    assert read(data.replace(b"A" * len(raw), raw)) == [Member("扬尘治理/細則.txt", b"1")]


def test_an_archive_in_the_archive_and_no_deeper() -> None:
    deepest = packed(("丙.txt", b"3"))
    inner = packed(("乙.txt", b"2"), ("更深.zip", deepest))
    found = read(packed(("甲.txt", b"1"), ("附件.zip", inner), ("丁.txt", b"4")))
    assert [member.name for member in found] == [
        "甲.txt",
        "附件.zip/乙.txt",
        "附件.zip/更深.zip",
        "丁.txt",
    ]
    assert "nested too deeply" in found[2].error
    assert [member.data for member in found] == [b"1", b"2", b"", b"4"]


@pytest.mark.parametrize(
    "name", ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "..\\evil.txt"]
)
def test_a_name_that_leads_out_is_refused_and_the_others_go_on(name: str) -> None:
    bad, good = read(packed((name, b"x"), ("好.txt", b"1")))
    assert "leads out" in bad.error
    assert "evil.txt" in bad.error
    assert bad.data == b""
    assert good == Member("好.txt", b"1")


def test_a_name_with_dots_inside_is_a_name() -> None:
    assert read(packed(("办法..终稿.txt", b"1"))) == [Member("办法..终稿.txt", b"1")]


def test_links_doubles_and_locked_members_are_told_of() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.warns(UserWarning, match="Duplicate"):
        data = bytearray(packed((link, b"/etc/passwd"), ("a.txt", b"1"), ("a.txt", b"2")))
    found = read(bytes(data))
    assert "a link" in found[0].error
    assert found[1] == Member("a.txt", b"1")
    assert "stands twice" in found[2].error
    locked = bytearray(packed(("密.txt", b"1")))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in read(bytes(locked))[0].error


def test_a_damaged_member_does_not_harm_the_next() -> None:
    data = bytearray(packed(("坏.txt", b"123456789" * 9), ("好.txt", b"1")))
    data[30 + len("坏.txt".encode()) + 3] ^= 0xFF
    bad, good = read(bytes(data))
    assert "damaged" in bad.error
    assert "坏.txt" in bad.error
    assert good == Member("好.txt", b"1")


def test_a_bomb_is_refused_by_what_comes_out_of_it() -> None:
    bomb = packed(("bomb.txt", bytes(30_000_000)), ("好.txt", b"1"))
    found = read(bomb)
    assert "zip bomb" in found[0].error
    assert found[1] == Member("好.txt", b"1")
    # A header that promises 7 bytes does not let more through.
    lying = bytearray(bomb)
    at = lying.index(b"PK\x01\x02") + 24
    lying[at : at + 4] = struct.pack("<I", 7)
    assert len(read(bytes(lying))[0].data) <= 7


def test_limits_of_a_member_and_in_all() -> None:
    files = [(f"{index}.txt", bytes([65 + index]) * 100) for index in range(5)]
    data = packed(("big.txt", bytes(range(251))), *files)
    found = read(data, ArchiveLimits(member=250, total=10_000))
    assert "too large" in found[0].error
    assert [member.error for member in found[1:]] == [""] * 5
    found = read(packed(*files), ArchiveLimits(total=250))
    assert [bool(member.error) for member in found] == [False, False, True, True]
    assert "2 files not read" in found[3].error


def test_the_members_of_inner_archives_count_too() -> None:
    inner = packed(*((f"{index}.txt", b"1") for index in range(5)))
    found = read(packed(("a.txt", b"1"), ("b.zip", inner)), ArchiveLimits(members=6))
    assert found[0] == Member("a.txt", b"1")
    assert "too many files" in found[1].error


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged"),
        (packed(("a.txt", b"1"))[:30], "damaged"),
        (packed(), "empty"),
        (packed(("a/", b"")), "empty"),
    ],
)
def test_an_archive_that_cannot_be_read_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words) as caught:
        read(data)
    assert "材料.zip" in str(caught.value)


def test_too_many_members() -> None:
    data = packed(*((f"{index}.txt", b"1") for index in range(4)))
    with pytest.raises(DocumentError, match="too many files"):
        read(data, ArchiveLimits(members=3))
