with sold as (
  select i.product_id, round(sum(i.quantity * i.unit_cents * (100 - i.discount_percent)) / 100) as cents
  from order_items i
  join orders o on o.id = i.order_id
  where o.placed_at >= $1 and o.placed_at < $2
  group by i.product_id
),
refunded as (
  select i.product_id, sum(r.cents) as cents
  from refunds r
  join order_items i on i.id = r.item_id
  group by i.product_id
),
numbered as (
  select p.*, s.cents - coalesce(r.cents, 0) as revenue, row_number() over (
    partition by p.category_id order by s.cents - coalesce(r.cents, 0) desc, p.id
  ) as position
  from sold s
  join products p on p.id = s.product_id
  left join refunded r on r.product_id = p.id
)
select c.id as category_id, c.name as category, n.position, n.id as product_id, n.name as product, n.revenue as revenue_cents
from categories c
left join numbered n on n.category_id = c.id and n.position <= 3
order by category, category_id, position
