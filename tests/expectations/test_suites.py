import pytest

from expectations.rules import HAND_WRITTEN
from expectations.suites import columns_suite_for, described, implied_rules, suite_for
from transforms.columns import Kind, declared_columns, key_of
from transforms.tables import EXTRACTED, TABLES


def expected_of(suite, kind):
    found = [e.configuration for e in suite.expectations if e.expectation_type == kind]
    return {config.kwargs["column"]: config.kwargs for config in found if "column" in config.kwargs}


@pytest.mark.parametrize("table", TABLES)
def test_suite_says_what_the_columns_say(table):
    columns = {column.name: column for column in declared_columns(TABLES[table])}
    suite = suite_for(TABLES[table])

    required = expected_of(suite, "expect_column_values_to_not_be_null")
    listed = expected_of(suite, "expect_column_values_to_be_in_set")
    bounded = expected_of(suite, "expect_column_values_to_be_between")

    assert set(required) == {name for name, column in columns.items() if not column.nullable}
    assert {name: tuple(kwargs["value_set"]) for name, kwargs in listed.items()} == {
        name: column.values for name, column in columns.items() if column.kind is Kind.ENUM
    }
    assert {name: (kwargs.get("min_value"), kwargs.get("max_value")) for name, kwargs in bounded.items()} == {
        name: (column.minimum, column.maximum)
        for name, column in columns.items()
        if (column.minimum, column.maximum) != (None, None)
    }


@pytest.mark.parametrize("table", TABLES)
def test_suite_wants_the_whole_key_unique(table):
    (unique,) = [
        e.configuration.kwargs["column_list"]
        for e in suite_for(TABLES[table]).expectations
        if e.expectation_type == "expect_compound_columns_to_be_unique"
    ]

    assert tuple(unique) == ("batch", *key_of(TABLES[table]))


@pytest.mark.parametrize("table", TABLES)
def test_columns_suite_wants_the_declared_columns_in_order(table):
    (expected,) = columns_suite_for(TABLES[table]).expectations

    names = [name.split(" ")[0] for name in expected.configuration.kwargs["column_list"]]

    assert names == [column.name for column in declared_columns(TABLES[table])]


def test_a_column_of_records_is_described_with_its_parts():
    zones = next(column for column in declared_columns(TABLES["articles"]) if column.name == "zones")

    assert described(zones) == "zones records(kind text, start integer, end integer)"


@pytest.mark.parametrize("table", EXTRACTED)
def test_every_reference_has_a_rule(table):
    names = [rule.name for rule in implied_rules(EXTRACTED[table])]

    for column in declared_columns(EXTRACTED[table]):
        wanted = f"expect_{table}_{column.name}_to_be_a_key_of_{column.references}"
        assert (wanted in names) == bool(column.references)


def test_rule_names_are_unique_and_their_tables_known():
    rules = [*HAND_WRITTEN, *(rule for row_class in TABLES.values() for rule in implied_rules(row_class))]

    assert len({rule.name for rule in rules}) == len(rules)
    assert {rule.table for rule in HAND_WRITTEN} <= set(EXTRACTED)


@pytest.mark.parametrize("table", EXTRACTED)
def test_suite_holds_the_rules_of_its_table(table):
    held = {e.expectation_type for e in suite_for(EXTRACTED[table]).expectations}

    assert {rule.name for rule in HAND_WRITTEN if rule.table == table} <= held
