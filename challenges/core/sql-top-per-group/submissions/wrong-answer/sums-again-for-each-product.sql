with earned as (
  select p.id, p.category_id, p.name, (
    select round(sum(i.quantity * i.unit_cents * (100 - i.discount_percent)) / 100)
    from order_items i
    join orders o on o.id = i.order_id
    where i.product_id = p.id and o.placed_at >= $1 and o.placed_at < $2
  ) - coalesce((
    select sum(r.cents)
    from refunds r
    join order_items i on i.id = r.item_id
    join orders o on o.id = i.order_id
    where i.product_id = p.id and o.placed_at >= $1 and o.placed_at < $2
  ), 0) as revenue
  from products p
),
numbered as (
  select *, row_number() over (partition by category_id order by revenue desc, id) as position
  from earned
  where revenue is not null
)
select c.id as category_id, c.name as category, n.position, n.id as product_id, n.name as product, n.revenue as revenue_cents
from categories c
left join numbered n on n.category_id = c.id and n.position <= 3
order by category, category_id, position
