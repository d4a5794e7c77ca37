import dataclasses
import enum

import duckdb
import pytest

from transforms.columns import RUN_ID, column
from warehouse.ddl import create_table, literal, quote, statement


class Colour(enum.StrEnum):
    RED = "red"
    BLUE = "it's blue"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BoatRow:
    """One row per boat."""

    boat_id: str = column("Its id.", key=True)
    harbour_id: str | None = column("Where it lies; it's a name.", references="harbours")
    colour: Colour = column("What it looks like.")
    masts: int | None = column("How many masts.", minimum=0, maximum=5, bits=8)
    names: tuple[str, ...] = column("What it was called.")


def test_create_table_gives_exactly_this_sql():
    table, *comments = create_table("boats", BoatRow)

    assert table.splitlines() == [
        'CREATE TABLE "boats" (',
        '    "boat_id" VARCHAR NOT NULL,',
        '    "harbour_id" VARCHAR,',
        "    \"colour\" ENUM ('red', 'it''s blue') NOT NULL,",
        '    "masts" TINYINT CHECK ("masts" >= 0 AND "masts" <= 5),',
        '    "names" VARCHAR[] NOT NULL,',
        '    "run_id" VARCHAR NOT NULL,',
        '    PRIMARY KEY ("boat_id")',
        ")",
    ]
    assert comments == [
        "COMMENT ON TABLE \"boats\" IS 'One row per boat.'",
        'COMMENT ON COLUMN "boats"."boat_id" IS \'Its id.\'',
        "COMMENT ON COLUMN \"boats\".\"harbour_id\" IS 'Where it lies; it''s a name. References harbours.'",
        'COMMENT ON COLUMN "boats"."colour" IS \'What it looks like.\'',
        'COMMENT ON COLUMN "boats"."masts" IS \'How many masts.\'',
        'COMMENT ON COLUMN "boats"."names" IS \'What it was called.\'',
        f'COMMENT ON COLUMN "boats"."run_id" IS \'{RUN_ID.description}\'',
    ]


@pytest.mark.parametrize(
    "values",
    [
        "(NULL, NULL, 'red', 1, [], 'r')",
        "('a', NULL, 'green', 1, [], 'r')",
        "('a', NULL, 'red', 6, [], 'r')",
        "('a', NULL, 'red', -1, [], 'r')",
        "('a', NULL, 'red', 1, NULL, 'r')",
    ],
)
def test_create_table_refuses_what_the_row_class_refuses(values):
    with duckdb.connect() as con:
        con.execute(";".join(create_table("boats", BoatRow)))
        con.execute("INSERT INTO boats VALUES ('z', NULL, 'it''s blue', NULL, ['Anna'], 'r')")

        with pytest.raises((duckdb.ConstraintException, duckdb.ConversionException)):
            con.execute(f"INSERT INTO boats VALUES {values}")


@pytest.mark.parametrize("text", ["it's", 'say "x"', "a;b--c", ""])
def test_literal_gives_back_the_text(text):
    with duckdb.connect() as con:
        assert con.execute(f"SELECT {literal(text)}").fetchone() == (text,)


def test_quote_makes_any_name_a_column():
    with duckdb.connect() as con:
        name = 'a b; "c"'
        assert con.sql(f"SELECT 1 AS {quote(name)}").columns == [name]


def test_statement_quotes_every_name():
    made = statement("SELECT $columns FROM $table", columns=["a", 'b"; --'], table="t")

    assert made == 'SELECT "a", "b""; --" FROM "t"'
