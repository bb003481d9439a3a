"""Settings of the index: where things live and which embedder is used.

Defaults, then ``tiaowen.toml`` in the working directory, then ``TIAOWEN_*`` variables.
"""

from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from index.errors import ConfigurationError

ROOT = Path(__file__).resolve().parent.parent


class IndexSettings(BaseSettings):
    """Where documents, models and generations live.

    ``home`` holds everything that is generated; ``documents`` holds what is indexed.
    """

    model_config = SettingsConfigDict(
        env_prefix="TIAOWEN_", toml_file="tiaowen.toml", extra="ignore", frozen=True
    )

    home: Path = Field(default=ROOT / "var", description="everything that is generated")
    documents: Path = Field(default=ROOT / "documents", description="the corpus")
    embedder: str = Field(
        default="embedded",
        description="'embedded' (multilingual-e5-small) or a sentence-transformers model name",
    )
    reranker: str = Field(
        default="",
        description="a sentence-transformers CrossEncoder, by name or folder, that ranks the best "
        "candidates again; empty for none",
    )
    glossary: Annotated[Path | None, BeforeValidator(lambda given: given or None)] = Field(
        default=None,
        description="a TOML file of one's own words, beside index/question/writing/glossary.toml",
    )
    parse_seconds: float = Field(
        default=20, gt=0, le=86_400, description="how long a file is read without progress"
    )
    parse_megabytes: int = Field(
        default=1024, ge=64, description="memory that reading one file may take"
    )

    @classmethod
    def read(cls, **given: object) -> Self:
        """The settings, with ``given`` before all else.

        Raises ConfigurationError, in one line, for a value or a file that cannot be understood.
        """
        try:
            return cls(**given)  # type: ignore[arg-type]
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            raise ConfigurationError(
                f"设置 {name} 不对 setting {name} = {first['input']!r}: {first['msg']}; "
                f"see TIAOWEN_{name.upper()} or tiaowen.toml"
            ) from error
        except TOMLDecodeError as error:
            raise ConfigurationError(f"tiaowen.toml 不是有效的 TOML：{error}") from error

    @property
    def models(self) -> Path:
        """The folder of model files."""
        return self.home / "models"

    @property
    def uploads(self) -> Path:
        """The folder of documents that were added through the page; made when one is."""
        return self.home / "uploads"

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders whose documents are indexed, as far as they are there."""
        return (self.documents, *(each for each in (self.uploads,) if each.is_dir()))

    @property
    def index(self) -> Path:
        """The folder of index generations."""
        return self.home / "index"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over variables, variables over the file, the file over defaults."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
