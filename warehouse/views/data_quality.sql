-- One row per thing measured of the data: how often a column is filled (fill_rate), what events' dates rest on
-- (date_basis), why inputs and rows were refused (rejections, per step and reason) and which expectations failed
-- (failed_expectation). `count` is how many, `total` of how many, `share` the one over the other.
WITH filled AS (
    SELECT
        count(*) AS total,
        count(start_date) AS start_date,
        count(place_name) AS place_name,
        count(country) AS country,
        count(latitude) AS latitude,
        count(admin1) AS admin1,
        count(event_mode) AS event_mode,
        count(weapon) AS weapon
    FROM events
),

described AS (
    SELECT
        count(*) AS total,
        count(published_date) AS published_date,
        count(publisher) AS publisher,
        count(title) AS title,
        count(url) AS url,
        count(language) AS language
    FROM articles
),

counted AS (
    SELECT
        count(*) AS total,
        count(event_id) AS event_id,
        count(count_best) AS count_best,
        count(count_high) AS count_high,
        count(claimant_text) AS claimant_text,
        count(as_of) AS as_of
    FROM casualties
),

measures AS (
    SELECT 'fill_rate' AS measure, 'events' AS table_name, item, number AS "count", total
    FROM (UNPIVOT filled ON COLUMNS(* EXCLUDE (total)) INTO NAME item VALUE number)
    UNION ALL
    SELECT 'fill_rate', 'articles', item, number, total
    FROM (UNPIVOT described ON COLUMNS(* EXCLUDE (total)) INTO NAME item VALUE number)
    UNION ALL
    SELECT 'fill_rate', 'casualties', item, number, total
    FROM (UNPIVOT counted ON COLUMNS(* EXCLUDE (total)) INTO NAME item VALUE number)
    UNION ALL
    SELECT 'date_basis', 'events', date_basis::VARCHAR, count(*), sum(count(*)) OVER ()
    FROM events
    GROUP BY date_basis
    UNION ALL
    SELECT 'rejections', 'rejections', step::VARCHAR || ': ' || reason::VARCHAR, count(*), sum(count(*)) OVER ()
    FROM rejections
    GROUP BY step, reason
    UNION ALL
    SELECT 'failed_expectation', "table", expectation || coalesce(' ' || "column", ''), sum(unexpected_count), NULL
    FROM validations
    WHERE NOT success
    GROUP BY "table", expectation, "column"
)

SELECT
    measure,
    table_name,
    item,
    "count"::BIGINT AS "count",
    total::BIGINT AS total,
    "count" / nullif(total, 0) AS share
FROM measures
ORDER BY measure, table_name, item
