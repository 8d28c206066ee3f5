with net as (
  select i.product_id, i.quantity * i.unit_cents * (100 - i.discount_percent) as hundredths, 0::numeric as back
  from order_items i
  join orders o on o.id = i.order_id and o.placed_at >= $1 and o.placed_at < $2
  union all
  select i.product_id, 0, r.cents
  from refunds r
  join order_items i on i.id = r.item_id
  join orders o on o.id = i.order_id and o.placed_at >= $1 and o.placed_at < $2
),
earned as (
  select p.id, p.category_id, p.name, round(sum(n.hundredths) / 100) - sum(n.back) as revenue
  from net n
  join products p on p.id = n.product_id
  group by p.id
),
placed as (
  select e.*, 1 + (
    select count(*)
    from earned b
    where b.category_id = e.category_id and (b.revenue > e.revenue or (b.revenue = e.revenue and b.id < e.id))
  ) as position
  from earned e
)
select c.id as category_id, c.name as category, p.position, p.id as product_id, p.name as product, p.revenue as revenue_cents
from categories c
left join placed p on p.category_id = c.id and p.position < 4
order by 2, 1, 3
