"""Every error the project raises on purpose, in one tree.

    TiaowenError
    ├── ConfigurationError    a setting is wrong or contradicts another
    ├── DocumentError         a file cannot be read or understood
    ├── ModelError            a model file is missing, damaged or cannot be loaded
    │   └── ModelBusy         the model is answering somebody else
    ├── IndexMissing          there is no index yet
    ├── IndexDamaged          a generation on disk is not what its manifest says
    ├── QuestionError         a question that cannot be taken as one
    └── FeedbackError         feedback that cannot be taken, stored or reviewed

Each message says what is wrong, with the value and the place, and what to do about it;
the edges (command line, page) print it as one line.
"""


class TiaowenError(Exception):
    """Base of all errors that a user can do something about."""


class ConfigurationError(TiaowenError):
    """A setting is wrong or contradicts another."""


class DocumentError(TiaowenError):
    """A document cannot be read or understood."""


class ModelError(TiaowenError):
    """A model file is missing, damaged or cannot be loaded."""


class ModelBusy(ModelError):
    """The model is answering somebody else and the wait was too long."""


class IndexMissing(TiaowenError):
    """No index has been built yet."""


class IndexDamaged(TiaowenError):
    """A generation on disk is not what its manifest says."""


class QuestionError(TiaowenError):
    """A question that cannot be taken as one: empty, far too long, no words in it."""


class FeedbackError(TiaowenError):
    """Feedback that cannot be taken, stored or reviewed."""
