"""Documents: what people write, read and store; frozen, strict, with units as text."""

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from poreform.core.errors import InputError


class Document(BaseModel):
    """A frozen record that refuses unknown fields and reads its own field docstrings."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        str_strip_whitespace=True,
        allow_inf_nan=False,
    )

    @classmethod
    def from_toml(cls, path: Path | str) -> Self:
        """Return the document in a TOML file, or raise InputError naming every fault."""
        return cls.from_mapping(read_toml(Path(path)), name=str(path))

    @classmethod
    def from_mapping(cls, content: dict[str, Any], *, name: str) -> Self:
        """Return the document held in `content`; numbers without a unit are refused."""
        try:
            return cls.model_validate(content, context={"from_file": True})
        except ValidationError as error:
            raise InputError(f"{name}: {faults(error)}") from error

    def canonical(self) -> str:
        """Return the one text (JSON, sorted keys, SI) that stands for the content."""
        return json.dumps(
            self.model_dump(mode="json"), sort_keys=True, separators=(",", ":")
        )

    def digest(self) -> str:
        """Return the hash (16 hexadecimal digits) of the content."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()[:16]


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file, or raise InputError saying why it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file") from error
    except (IsADirectoryError, PermissionError) as error:
        raise InputError(f"{path}: cannot be read as a file ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: is not a text file in UTF-8; save it as UTF-8 TOML"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"{path}: is not TOML ({error}); see the recipes in examples/"
        ) from error


def faults(error: ValidationError) -> str:
    """Return every fault of a validation in one sentence, each with its field."""
    return "; ".join(_fault(entry) for entry in error.errors(include_url=False))


def _fault(entry: ErrorDetails) -> str:
    place = ".".join(str(part) for part in entry["loc"]) or "document"
    text = (
        str(entry["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
    )
    match entry["type"]:
        case "missing":
            text = "is missing; add it"
        case "extra_forbidden":
            text = "is not a known field; check its spelling or remove it"
        case _ if not str(entry["msg"]).startswith("Value error"):
            text = f"{text[:1].lower()}{text[1:]}, got {entry['input']!r}"
    return f"{place}: {text}"
