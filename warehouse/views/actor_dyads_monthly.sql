-- One row per month, pair of actors (who did, to whom) and event type: how many events articles report. Only
-- reported_events dated to within a month; the other side is a recipient or a victim; physical objects are no actors. An
-- event with several actors counts once for each pair. Counts are of reports, not of incidents.
WITH doers AS (
    SELECT DISTINCT ea.event_id, a.actor_id, a.name, a.country
    FROM event_actors AS ea
    JOIN actors AS a USING (actor_id)
    WHERE ea.role = 'actor' AND a.kind != 'object'
),

others AS (
    SELECT DISTINCT ea.event_id, a.actor_id, a.name, a.country
    FROM event_actors AS ea
    JOIN actors AS a USING (actor_id)
    WHERE ea.role IN ('recipient', 'victim') AND a.kind != 'object'
)

SELECT
    date_trunc('month', e.start_date)::DATE AS month,
    d.actor_id,
    any_value(d.name) AS actor_name,
    any_value(d.country) AS actor_country,
    o.actor_id AS recipient_id,
    any_value(o.name) AS recipient_name,
    any_value(o.country) AS recipient_country,
    e.event_type,
    count(*) AS event_count,
    count(DISTINCT e.article_id) AS article_count,
    avg(e.goldstein) AS mean_goldstein
FROM reported_events AS e
JOIN doers AS d USING (event_id)
JOIN others AS o ON o.event_id = e.event_id AND o.actor_id != d.actor_id
WHERE e.start_date IS NOT NULL AND e.date_precision <= 4
GROUP BY date_trunc('month', e.start_date), d.actor_id, o.actor_id, e.event_type
