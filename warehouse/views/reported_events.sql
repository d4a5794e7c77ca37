-- One row per event that its article reports as having happened: asserted or alleged, no history (background), and not
-- from a near copy of another article. What other views count. An event that several articles report is here once for
-- each of them.
SELECT e.*, a.publisher, a.url, a.published_at, a.published_date
FROM events AS e
JOIN articles AS a USING (article_id)
WHERE e.realis IN ('asserted', 'alleged')
  AND e.temporal_role != 'background'
  AND a.duplicate_of IS NULL
