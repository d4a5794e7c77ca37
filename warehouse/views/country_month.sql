-- One row per country, month and event type: how many events articles report, and the sums of their tolls. Only
-- reported_events dated to within a month; months without events have no row. Counts and sums are of reports, not of
-- incidents: what three articles report stands here three times. An empty sum: no article gives a figure.
WITH tolls AS (
    SELECT
        event_id,
        any_value(low) FILTER (WHERE harm = 'killed') AS killed_low,
        any_value(best) FILTER (WHERE harm = 'killed') AS killed_best,
        any_value(low) FILTER (WHERE harm = 'injured') AS injured_low,
        any_value(best) FILTER (WHERE harm = 'injured') AS injured_best
    FROM event_tolls
    GROUP BY event_id
)

SELECT
    e.country,
    date_trunc('month', e.start_date)::DATE AS month,
    e.event_type,
    count(*) AS event_count,
    count(DISTINCT e.article_id) AS article_count,
    count(DISTINCT e.publisher) AS publisher_count,
    sum(t.killed_low)::BIGINT AS killed_low,
    sum(t.killed_best)::BIGINT AS killed_best,
    sum(t.injured_low)::BIGINT AS injured_low,
    sum(t.injured_best)::BIGINT AS injured_best
FROM reported_events AS e
LEFT JOIN tolls AS t USING (event_id)
WHERE e.country IS NOT NULL AND e.start_date IS NOT NULL AND e.date_precision <= 4
GROUP BY e.country, date_trunc('month', e.start_date), e.event_type
