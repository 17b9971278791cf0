"""The first tables of a campaign, and the triggers that keep every row as written."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

FLOAT: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
TABLES = (
    "entries",
    "records",
    "dissolutions",
    "files",
    "lots",
    "membranes",
    "solutions",
    "measurements",
    "standing",
)
REFUSAL = "a campaign overwrites nothing: corrections are new versions"


def upgrade() -> None:
    """Make the tables and the triggers."""
    _create_entries()
    _create_files()
    _create_records()
    _create_lots()
    _create_solutions()
    _create_dissolutions()
    _create_membranes()
    _create_measurements()
    _create_standing()
    _refuse_changes()


def _create_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("package_version", sa.Text(), nullable=False),
        sa.CheckConstraint("action = 'add' OR reason <> ''", name="a_change_has_a_reason"),
        sa.CheckConstraint(
            "action IN ('add', 'correct', 'withdraw')", name="action_is_known"
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )


def _create_files() -> None:
    op.create_table(
        "files",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="sha256_has_64_digits"),
        sa.CheckConstraint("size = length(content)", name="size_is_that_of_the_content"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.PrimaryKeyConstraint("sha256"),
        sqlite_strict=True,
    )


def _create_records() -> None:
    op.create_table(
        "records",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('lots', 'solutions', 'dissolutions', 'membranes', 'measurements', "
            "'standing')",
            name="kind_is_known",
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )


def _create_lots() -> None:
    op.create_table(
        "lots",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("polymer", sa.Text(), nullable=False),
        sa.Column("lot", sa.Text(), nullable=False),
        sa.Column("weight_average_molar_mass", FLOAT),
        sa.CheckConstraint("version >= 1", name="version_counts_from_1"),
        sa.CheckConstraint(
            "weight_average_molar_mass > 0", name="weight_average_molar_mass_is_positive"
        ),
        sa.CheckConstraint("withdrawn IN (0, 1)", name="withdrawn_is_yes_or_no"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.ForeignKeyConstraint(["id"], ["records.id"]),
        sa.PrimaryKeyConstraint("id", "version"),
        sqlite_strict=True,
    )


def _create_solutions() -> None:
    op.create_table(
        "solutions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Text(), nullable=False),
        sa.Column("solvent", sa.Text(), nullable=False),
        sa.Column("concentration", FLOAT),
        sa.Column("resin", sa.Text(), nullable=False),
        sa.Column("resin_concentration", FLOAT, nullable=False),
        sa.CheckConstraint(
            "concentration BETWEEN 0 AND 1", name="concentration_is_a_fraction"
        ),
        sa.CheckConstraint(
            "resin_concentration BETWEEN 0 AND 1", name="resin_concentration_is_a_fraction"
        ),
        sa.CheckConstraint("version >= 1", name="version_counts_from_1"),
        sa.CheckConstraint("withdrawn IN (0, 1)", name="withdrawn_is_yes_or_no"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.ForeignKeyConstraint(["id"], ["records.id"]),
        sa.ForeignKeyConstraint(["lot_id"], ["records.id"]),
        sa.PrimaryKeyConstraint("id", "version"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_solutions_lot_id"), "solutions", ["lot_id"], unique=False)


def _create_dissolutions() -> None:
    op.create_table(
        "dissolutions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("solution_id", sa.Text(), nullable=False),
        sa.Column("dissolution_temperature", FLOAT, nullable=False),
        sa.Column("set_temperature", FLOAT),
        sa.Column("dissolution_time", FLOAT),
        sa.Column("physical_stop", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "dissolution_temperature > 0", name="dissolution_temperature_is_positive"
        ),
        sa.CheckConstraint("dissolution_time > 0", name="dissolution_time_is_positive"),
        sa.CheckConstraint("set_temperature > 0", name="set_temperature_is_positive"),
        sa.CheckConstraint("version >= 1", name="version_counts_from_1"),
        sa.CheckConstraint("withdrawn IN (0, 1)", name="withdrawn_is_yes_or_no"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.ForeignKeyConstraint(["id"], ["records.id"]),
        sa.ForeignKeyConstraint(["solution_id"], ["records.id"]),
        sa.PrimaryKeyConstraint("id", "version"),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_dissolutions_solution_id"), "dissolutions", ["solution_id"], unique=False
    )


def _create_membranes() -> None:
    op.create_table(
        "membranes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("dissolution_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("replicate", sa.Integer(), nullable=False),
        sa.Column("geometry", sa.Text()),
        sa.Column("cooling", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("treatment", sa.Text()),
        sa.Column("thickness", FLOAT),
        sa.Column("test_speed", FLOAT),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "geometry IN ('flat sheet', 'hollow fibre')", name="geometry_is_known"
        ),
        sa.CheckConstraint("origin IN ('measured', 'simulated')", name="origin_is_known"),
        sa.CheckConstraint(
            "state IN ('made', 'not dissolved', 'failed')", name="state_is_known"
        ),
        sa.CheckConstraint(
            "treatment IN ('i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix')",
            name="treatment_is_known",
        ),
        sa.CheckConstraint("replicate >= 1", name="replicate_counts_from_1"),
        sa.CheckConstraint("test_speed > 0", name="test_speed_is_positive"),
        sa.CheckConstraint("thickness > 0", name="thickness_is_positive"),
        sa.CheckConstraint("version >= 1", name="version_counts_from_1"),
        sa.CheckConstraint("withdrawn IN (0, 1)", name="withdrawn_is_yes_or_no"),
        sa.ForeignKeyConstraint(["dissolution_id"], ["records.id"]),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.ForeignKeyConstraint(["id"], ["records.id"]),
        sa.PrimaryKeyConstraint("id", "version"),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_membranes_dissolution_id"), "membranes", ["dissolution_id"], unique=False
    )


def _create_measurements() -> None:
    op.create_table(
        "measurements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("membrane_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", FLOAT, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("standard", sa.Text(), nullable=False),
        sa.Column("std", FLOAT),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("raw_file", sa.Text()),
        sa.CheckConstraint("count >= 1", name="count_is_1_or_more"),
        sa.CheckConstraint("std >= 0", name="std_is_not_negative"),
        sa.CheckConstraint("version >= 1", name="version_counts_from_1"),
        sa.CheckConstraint("withdrawn IN (0, 1)", name="withdrawn_is_yes_or_no"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.ForeignKeyConstraint(["id"], ["records.id"]),
        sa.ForeignKeyConstraint(["membrane_id"], ["records.id"]),
        sa.ForeignKeyConstraint(["raw_file"], ["files.sha256"]),
        sa.PrimaryKeyConstraint("id", "version"),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_measurements_membrane_id"), "measurements", ["membrane_id"], unique=False
    )


def _create_standing() -> None:
    op.create_table(
        "standing",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("solution_id", sa.Text(), nullable=False),
        sa.Column("temperature", FLOAT, nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("time_stood", FLOAT),
        sa.Column("uniform_before", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("raw_file", sa.Text()),
        sa.CheckConstraint("origin IN ('measured', 'simulated')", name="origin_is_known"),
        sa.CheckConstraint(
            "seen IN ('one phase', 'cloudy', 'planar interface', 'crystals')",
            name="seen_is_known",
        ),
        sa.CheckConstraint("temperature > 0", name="temperature_is_positive"),
        sa.CheckConstraint("time_stood >= 0", name="time_stood_is_not_negative"),
        sa.CheckConstraint("uniform_before IN (0, 1)", name="uniform_before_is_yes_or_no"),
        sa.CheckConstraint("version >= 1", name="version_counts_from_1"),
        sa.CheckConstraint("withdrawn IN (0, 1)", name="withdrawn_is_yes_or_no"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"]),
        sa.ForeignKeyConstraint(["id"], ["records.id"]),
        sa.ForeignKeyConstraint(["raw_file"], ["files.sha256"]),
        sa.ForeignKeyConstraint(["solution_id"], ["records.id"]),
        sa.PrimaryKeyConstraint("id", "version"),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_standing_solution_id"), "standing", ["solution_id"], unique=False
    )


def _refuse_changes() -> None:
    """Let the database itself refuse to change or delete a row."""
    if op.get_bind().dialect.name == "sqlite":
        for table in TABLES:
            for change in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON "
                    f"{table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
                )
        return
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON "
            f"{table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
