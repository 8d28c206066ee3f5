with returned as (
  select item_id, sum(cents) as cents
  from refunds
  group by item_id
),
earned as materialized (
  select
    i.product_id,
    round(sum(i.quantity::numeric * i.unit_cents * (100 - i.discount_percent)) / 100)
      - coalesce(sum(b.cents), 0) as revenue
  from order_items i
  left join returned b on b.item_id = i.id
  where i.order_id in (select id from orders where placed_at >= $1 and placed_at < $2)
  group by i.product_id
)
select
  c.id as category_id,
  c.name as category,
  best.position::int,
  best.id as product_id,
  best.name as product,
  best.revenue::bigint as revenue_cents
from categories c
left join lateral (
  select p.id, p.name, e.revenue, row_number() over (order by e.revenue desc, p.id) as position
  from products p
  join earned e on e.product_id = p.id
  where p.category_id = c.id
  order by e.revenue desc, p.id
  limit 3
) best on true
order by c.name, c.id, best.position
