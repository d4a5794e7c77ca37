-- One row per event, with its article, its first actor and recipient in the order of the text, and its toll of killed and
-- injured. Every event is here, also background, denied and planned ones: filter by realis and temporal_role, or start
-- from reported_events. An empty toll is a toll not stated; zero is stated as none.
WITH parts AS (
    SELECT
        ea.event_id,
        ea.role,
        a.actor_id,
        a.name,
        a.country,
        a.sector,
        row_number() OVER (
            PARTITION BY ea.event_id, ea.role ORDER BY ea.mention_start, ea.mention_end, ea.actor_id
        ) AS place
    FROM event_actors AS ea
    JOIN actors AS a USING (actor_id)
    WHERE a.kind != 'object'
),

first_actors AS (SELECT * FROM parts WHERE role = 'actor' AND place = 1),

first_recipients AS (SELECT * FROM parts WHERE role = 'recipient' AND place = 1),

killed AS (SELECT * FROM event_tolls WHERE harm = 'killed'),

injured AS (SELECT * FROM event_tolls WHERE harm = 'injured')

SELECT
    e.event_id,
    e.event_type,
    e.event_mode,
    e.quad_class,
    e.realis,
    e.temporal_role,
    e.contested,
    e.start_date,
    e.end_date,
    e.date_precision,
    e.date_basis,
    e.place_name,
    e.admin1,
    e.country,
    e.polity,
    e.latitude,
    e.longitude,
    e.where_precision,
    actor.actor_id,
    actor.name AS actor_name,
    actor.country AS actor_country,
    actor.sector AS actor_sector,
    recipient.actor_id AS recipient_id,
    recipient.name AS recipient_name,
    recipient.country AS recipient_country,
    recipient.sector AS recipient_sector,
    killed.low AS killed_low,
    killed.best AS killed_best,
    killed.high AS killed_high,
    injured.low AS injured_low,
    injured.best AS injured_best,
    injured.high AS injured_high,
    e.weapon,
    e.taken,
    e.crowd_low,
    e.crowd_high,
    e.goldstein,
    e.cameo_code,
    e.acled_event_type,
    e.acled_sub_event_type,
    e.ucdp_type_of_violence,
    e.summary,
    e.trigger_text,
    e.confidence,
    e.article_id,
    a.publisher,
    a.title,
    a.url,
    a.published_at,
    a.published_date,
    a.duplicate_of
FROM events AS e
JOIN articles AS a USING (article_id)
LEFT JOIN first_actors AS actor USING (event_id)
LEFT JOIN first_recipients AS recipient USING (event_id)
LEFT JOIN killed USING (event_id)
LEFT JOIN injured USING (event_id)
