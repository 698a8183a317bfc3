-- Search asked kernel.search_within of every match, a function call for each row: 1.5 s for a common word among a million records, and half
-- a minute for whoever may open none of them. Now each part of a person's reach is a key, and a match is kept or passed over by its own.

-- A key for each part that is told by kind, case, partnership, agency and owner.
create function kernel.search_keys(parts kernel.search_part[]) returns text[] language sql stable set search_path = pg_catalog
return (
  select array_agg(distinct concat_ws(' ', p.kind, c.is_case, p.partnership, 'agency ' || p.agency, 'owner ' || p.owner))
  from unnest(parts) p cross join (values (true), (false)) c (is_case) where p.record is null and (p.is_case or not c.is_case));

-- Common words are found among the newest entries, rare ones by the index, and the newest 2,000 entries tell which a word is: a word of which
-- they hold a tenth of what is wanted fills the rest from the 24,000 newest. Of a rarer one at most 5,000 matches are looked at and the newest
-- 2,000 ranked.
create or replace function kernel.search(query text, kinds text[], readers text[], reaches text[], cases boolean[], most integer)
returns table (kind text, record_id uuid) language plpgsql stable security definer
set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare
  wanted tsquery := websearch_to_tsquery('english', query);
  parts kernel.search_part[] := kernel.search_parts(kinds, readers, reaches, cases);
  keys text[] := coalesce(kernel.search_keys(parts), '{}');
  mine uuid[] := array(select distinct p.partnership from unnest(parts) p where p.partnership is not null);
  -- What no key tells: shared with a partnership, or of one body or case.
  apart uuid[] := array(select s.record_id from kernel.share s where s.partnership_id = any (mine) union select p.record from unnest(parts) p where p.record is not null);
  newest integer := 2000 / greatest(cardinality(mine), 1);
  hits uuid[];
begin
  if kernel.acting() is null or parts is null or numnode(wanted) = 0 then
    return;
  end if;
  for again in 0 .. 1 loop
    hits := array(
      select e.id from unnest(mine) m (id) cross join lateral
        (select n.* from kernel.search_entry n where n.partnership_id = m.id order by n.changed_at desc limit newest) e
      where e.document @@ wanted and (concat_ws(' ', e.kind, e.is_case, e.partnership_id) = any (keys)
        or concat_ws(' ', e.kind, e.is_case, e.partnership_id, 'agency ' || e.agency_id) = any (keys)
        or concat_ws(' ', e.kind, e.is_case, e.partnership_id, 'owner ' || e.owner_id) = any (keys)
        or e.record_id = any (apart) and kernel.search_within(e::kernel.search_entry, parts))
      limit most);
    exit when cardinality(hits) >= most or cardinality(hits) * 10 < most;
    newest := newest * 12;
  end loop;
  if cardinality(hits) < most then
    hits := hits || array(
      select h.id from (
        select e.id, e.changed_at from kernel.search_entry e
        where e.document @@ wanted and (concat_ws(' ', e.kind, e.is_case, e.partnership_id) = any (keys)
          or concat_ws(' ', e.kind, e.is_case, e.partnership_id, 'agency ' || e.agency_id) = any (keys)
          or concat_ws(' ', e.kind, e.is_case, e.partnership_id, 'owner ' || e.owner_id) = any (keys)
          or e.record_id = any (apart) and kernel.search_within(e, parts))
        limit 5000) h
      order by h.changed_at desc limit 2000);
  end if;
  return query
    select e.kind, e.record_id from kernel.search_entry e where e.id = any (hits)
    group by e.kind, e.record_id order by max(ts_rank(e.document, wanted)) desc, max(e.changed_at) desc, e.record_id limit most;
end $$;
revoke all on function kernel.search_keys(kernel.search_part[]) from public;
