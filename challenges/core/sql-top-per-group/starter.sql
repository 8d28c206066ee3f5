-- $1: the first instant of the period, $2: the first instant after it
select
  c.id as category_id,
  c.name as category,
  null::int as position,
  null::int as product_id,
  null::text as product,
  null::bigint as revenue_cents
from categories c
where $1::timestamptz < $2::timestamptz
order by category, category_id, position
