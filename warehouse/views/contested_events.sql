-- One row per event that somebody denies: who says that it happened (claimed_by) and who says that it did not
-- (denied_by), by name, in alphabetical order.
WITH statements AS (
    SELECT
        c.event_id,
        coalesce(a.name, c.claimant_text) AS claimant,
        c.polarity IN ('asserts', 'claims_responsibility') AS is_for,
        c.polarity IN ('denies', 'retracts') AS is_against
    FROM claims AS c
    LEFT JOIN actors AS a ON a.actor_id = c.claimant_actor_id
    WHERE c.event_id IS NOT NULL
),

sides AS (
    SELECT
        event_id,
        coalesce(list_sort(list(DISTINCT claimant) FILTER (WHERE is_for)), []) AS claimed_by,
        coalesce(list_sort(list(DISTINCT claimant) FILTER (WHERE is_against)), []) AS denied_by
    FROM statements
    GROUP BY event_id
)

SELECT
    e.event_id,
    e.event_type,
    e.event_mode,
    e.realis,
    e.start_date,
    e.end_date,
    e.country,
    e.place_name,
    coalesce(s.claimed_by, []) AS claimed_by,
    coalesce(s.denied_by, []) AS denied_by,
    e.summary,
    e.article_id
FROM events AS e
LEFT JOIN sides AS s USING (event_id)
WHERE e.contested OR len(s.denied_by) > 0
