-- One row per event and harm: the toll that its article gives. Toll = the larger of the largest total and the sum of the
-- parts, plus the increments; repeats never count. Only figures asserted or alleged, not background, of the incident, the
-- day or the operation. Low, best and high go together: those of the largest total, or the sums of the parts. Empty means
-- that the words give no such bound; an empty high is an open end.
WITH figures AS (
    SELECT
        event_id,
        harm,
        casualty_id,
        figure_role,
        count_low AS low,
        count_best AS best,
        count_high AS high,
        coalesce(count_best, count_low) AS likely
    FROM casualties
    WHERE event_id IS NOT NULL
      AND figure_role != 'repeat'
      AND temporal_role != 'background'
      AND realis IN ('asserted', 'alleged')
      AND scope IN ('incident', 'day', 'operation')
),

totals AS (
    SELECT event_id, harm, low, best, high, likely
    FROM figures
    WHERE figure_role = 'total'
    QUALIFY row_number() OVER (
        PARTITION BY event_id, harm
        ORDER BY likely DESC NULLS LAST, low DESC NULLS LAST, high DESC NULLS LAST, casualty_id
    ) = 1
),

-- A sum has a best value when any of its figures has one, and an end when all of them have one.
sums AS (
    SELECT
        event_id,
        harm,
        figure_role,
        sum(low)::BIGINT AS low,
        CASE WHEN count(best) > 0 THEN sum(likely)::BIGINT END AS best,
        CASE WHEN count(high) = count(*) THEN sum(high)::BIGINT END AS high,
        sum(likely)::BIGINT AS likely
    FROM figures
    WHERE figure_role IN ('part', 'increment')
    GROUP BY event_id, harm, figure_role
),

-- The larger of total and parts; a total that says no number gives way to parts that do.
bases AS (
    SELECT event_id, harm, low, best, high
    FROM (
        SELECT event_id, harm, low, best, high, likely, 1 AS preference FROM totals
        UNION ALL
        SELECT event_id, harm, low, best, high, likely, 2 FROM sums WHERE figure_role = 'part'
    )
    QUALIFY row_number() OVER (PARTITION BY event_id, harm ORDER BY likely DESC NULLS LAST, preference) = 1
),

increments AS (
    SELECT event_id, harm, low, best, high, likely
    FROM sums
    WHERE figure_role = 'increment'
)

SELECT
    coalesce(b.event_id, i.event_id) AS event_id,
    coalesce(b.harm, i.harm) AS harm,
    CASE WHEN b.low IS NULL AND i.low IS NULL THEN NULL ELSE coalesce(b.low, 0) + coalesce(i.low, 0) END AS low,
    CASE WHEN b.event_id IS NULL THEN i.best ELSE b.best + coalesce(i.likely, 0) END AS best,
    CASE
        WHEN b.event_id IS NULL THEN i.high
        WHEN i.event_id IS NULL THEN b.high
        ELSE b.high + i.high
    END AS high
FROM bases AS b
FULL JOIN increments AS i ON b.event_id = i.event_id AND b.harm = i.harm
