-- Search over what a person may open. Row security keeps PostgreSQL from using text indexes, so one definer function searches and
-- gives back identifiers, which are read again under row security. Where it searches comes from who is acting, never from an argument.
create extension if not exists pg_trgm schema kernel;

-- One row for each row of a searched table; what is opened is the record. Lexemes only: no text is kept twice.
create table kernel.search_entry (
  id uuid primary key,
  kind text not null check (length(kind) between 1 and 50),
  record_id uuid not null,
  partnership_id uuid references kernel.partnership,
  agency_id uuid,
  owner_id uuid,
  is_case boolean not null,
  changed_at timestamptz not null,
  document tsvector not null
);
create index search_entry_document on kernel.search_entry using gin (document) with (fastupdate = off);
create index search_entry_recent on kernel.search_entry (partnership_id, changed_at desc);
create index search_entry_record on kernel.search_entry (record_id);

-- The words of a partnership's records, for spelling help; national words stand under no partnership.
create table kernel.search_word (
  partnership_id uuid not null,
  word text not null,
  primary key (partnership_id, word)
);
create index search_word_similar on kernel.search_word using gin (word kernel.gin_trgm_ops);

-- Neither is read or written by anybody but the functions below.
do $$
declare
  t regclass;
begin
  foreach t in array array['kernel.search_entry', 'kernel.search_word']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', t);
  end loop;
end $$;

-- Makes a table searched: each statement that writes it writes its entries. The expressions are SQL over the row r and the joins.
create function kernel.searched(
  guarded regclass, kind text, record text, partnership text, agency text, owner text, is_case text, title text, body text,
  joins text default '', id text default 'r.id')
returns void language plpgsql as $$
declare
  keep text := format('%I.search_%s', (select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = guarded),
                      (select c.relname from pg_class c where c.oid = guarded));
begin
  execute format($f$
    create function %1$s() returns trigger language plpgsql security definer set search_path = pg_catalog as $t$
    begin
      if tg_op = 'DELETE' then
        delete from kernel.search_entry e using written r where e.id = %12$s;
        return null;
      end if;
      insert into kernel.search_entry as e (id, kind, record_id, partnership_id, agency_id, owner_id, is_case, changed_at, document)
      select %12$s, %2$L, %3$s, %4$s, %5$s, %6$s, %7$s, kernel.instant(),
        setweight(to_tsvector('english', coalesce(%8$s, '')), 'A') || setweight(to_tsvector('english', coalesce(%9$s, '')), 'B')
      from written r %10$s
      on conflict (id) do update set record_id = excluded.record_id, partnership_id = excluded.partnership_id, agency_id = excluded.agency_id,
        owner_id = excluded.owner_id, is_case = excluded.is_case, changed_at = excluded.changed_at, document = excluded.document;
      -- Parts of a record follow it: whose it is, and whether it describes one child's case.
      update kernel.search_entry e set partnership_id = w.partnership_id, agency_id = w.agency_id, owner_id = w.owner_id, is_case = w.is_case
      from kernel.search_entry w, written r
      where w.id = %12$s and w.record_id = w.id and e.record_id = w.id and e.id <> w.id
        and (e.partnership_id, e.agency_id, e.owner_id, e.is_case) is distinct from (w.partnership_id, w.agency_id, w.owner_id, w.is_case);
      insert into kernel.search_word (partnership_id, word)
      select distinct coalesce(%4$s, '00000000-0000-0000-0000-000000000000'), x.word
      from written r %10$s cross join lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', %8$s, %9$s)))) x (word)
      where x.word ~ '^[[:alpha:]]{4,30}$'
      on conflict do nothing;
      return null;
    end $t$;
    revoke all on function %1$s() from public;
    create trigger search_insert after insert on %11$s referencing new table as written for each statement execute function %1$s();
    create trigger search_update after update on %11$s referencing new table as written for each statement execute function %1$s();
    create trigger search_delete after delete on %11$s referencing old table as written for each statement execute function %1$s();
    $f$, keep, kind, record, partnership, agency, owner, is_case, title, body, joins, guarded, id);
  -- What was written before the table was searched.
  execute format('alter table %s disable trigger user', guarded);
  execute format('alter table %s enable trigger search_update', guarded);
  execute format('update %1$s set %2$I = %2$I', guarded, (select a.attname from pg_attribute a where a.attrelid = guarded and a.attnum = 1));
  execute format('alter table %s enable trigger user', guarded);
end $$;

-- Where the acting person may find something: a part for each live role of theirs that reads a kind. The arguments say what a role
-- permits; whose role it is, and where it holds, comes from who is acting.
create type kernel.search_part as (kind text, partnership uuid, agency uuid, owner uuid, record uuid, is_case boolean);

create function kernel.search_parts(kinds text[], readers text[], reaches text[], cases boolean[])
returns kernel.search_part[] language sql stable set search_path = pg_catalog
return (
  select array_agg(distinct row(p.kind, case when p.reach <> 'national' then a.partnership_id end, case w.way when 'agency' then a.agency_id end, case w.way when 'owner' then kernel.acting() end,
    case when p.reach <> 'national' then coalesce(a.body_id, a.case_id) end, p.is_case)::kernel.search_part)
  from unnest(kinds, readers, reaches, cases) p (kind, reader, reach, is_case)
  cross join (values ('whole'), ('agency'), ('owner')) w (way)
  left join kernel.assignment a on a.role = p.reader and a.person_id = kernel.acting() and a.partnership_id = any (kernel.scope())
    and a.starts_at <= kernel.instant() and (a.ends_at is null or a.ends_at > kernel.instant())
  where p.reach = 'national' and w.way = 'whole'
    or a.id is not null and (p.reach = 'partnership' and w.way = 'whole'
      or p.reach = 'own-agency' and (w.way = 'owner' or w.way = 'agency' and a.agency_id is not null)
      or p.reach = 'own' and w.way = 'owner'));

create function kernel.search_within(e kernel.search_entry, parts kernel.search_part[]) returns boolean language sql stable set search_path = pg_catalog
return exists (
  select 1 from unnest(parts) p
  where p.kind = e.kind
    and (p.partnership is null and e.partnership_id is null
      or e.partnership_id = p.partnership
      or exists (select 1 from kernel.share s where s.record_id = e.record_id and s.partnership_id = p.partnership))
    and (p.agency is null or p.agency = e.agency_id)
    and (p.owner is null or p.owner = e.owner_id)
    and (p.record is null or p.record = e.record_id)
    and (p.is_case or not e.is_case));

-- Common words are found among the newest entries; rare ones by the index. Neither reads more than it must: the newest 4,000 entries,
-- or 20,000 matches, of which the newest 2,000 are ranked.
create function kernel.search(query text, kinds text[], readers text[], reaches text[], cases boolean[], most integer)
returns table (kind text, record_id uuid) language plpgsql stable security definer
set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare
  parts kernel.search_part[];
  wanted tsquery := websearch_to_tsquery('english', query);
  hits uuid[];
begin
  if kernel.acting() is null or numnode(wanted) = 0 then
    return;
  end if;
  parts := kernel.search_parts(kinds, readers, reaches, cases);
  select array_agg(h.id) into hits from (
    select e.id from (select distinct p.partnership as id from unnest(parts) p where p.partnership is not null) p cross join lateral
      (select n as whole, n.id, n.document from kernel.search_entry n where n.partnership_id = p.id order by n.changed_at desc limit 4000) e
    where e.document @@ wanted and kernel.search_within(e.whole, parts)
    limit most) h;
  if coalesce(cardinality(hits), 0) < most then
    select array_agg(n.id) into hits from (
      select h.id from (
        select e.id, e.changed_at from kernel.search_entry e where e.document @@ wanted and kernel.search_within(e, parts) limit 20000) h
      order by h.changed_at desc limit 2000) n;
  end if;
  return query
    select e.kind, e.record_id from kernel.search_entry e where e.id = any (hits)
    group by e.kind, e.record_id order by max(ts_rank(e.document, wanted)) desc, max(e.changed_at) desc, e.record_id limit most;
end $$;

-- Words like one that was typed, among the words of the acting person's partnerships. Whoever suggests one first looks whether the
-- person can open a record with it.
create function kernel.similar_words(typed text, most integer) returns setof text language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query
    select w.word from kernel.search_word w
    where w.partnership_id = any (kernel.scope() || '00000000-0000-0000-0000-000000000000'::uuid)
      and w.word operator(kernel.%) lower(typed) and w.word <> lower(typed)
    group by w.word order by kernel.similarity(w.word, lower(typed)) desc, w.word limit most;
end $$;

revoke all on function kernel.searched(regclass, text, text, text, text, text, text, text, text, text, text), kernel.search_parts(text[], text[], text[], boolean[]),
  kernel.search_within(kernel.search_entry, kernel.search_part[]), kernel.search(text, text[], text[], text[], boolean[], integer), kernel.similar_words(text, integer) from public;
grant execute on function kernel.search(text, text[], text[], text[], boolean[], integer), kernel.similar_words(text, integer) to lineofsight_app;
