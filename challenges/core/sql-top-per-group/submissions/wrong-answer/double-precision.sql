with refunded as (
  select item_id, sum(cents) as cents
  from refunds
  group by item_id
),
earned as (
  select
    p.category_id,
    p.id,
    p.name,
    round(sum(i.quantity * i.unit_cents * (1 - i.discount_percent / 100.0)::real)::numeric) - sum(coalesce(r.cents, 0)) as revenue
  from order_items i
  join orders o on o.id = i.order_id
  join products p on p.id = i.product_id
  left join refunded r on r.item_id = i.id
  where o.placed_at >= $1 and o.placed_at < $2
  group by p.id
),
numbered as (
  select *, row_number() over (partition by category_id order by revenue desc, id) as position
  from earned
)
select
  c.id as category_id,
  c.name as category,
  n.position,
  n.id as product_id,
  n.name as product,
  n.revenue as revenue_cents
from categories c
left join numbered n on n.category_id = c.id and n.position <= 3
order by category, category_id, position
