-- What hangs together is held together, and every question gets the same answer: the list of what falls due, the page of a review, and
-- the disposal itself. Before, only the disposal looked at linked records, and the list did not say that they hold this one.

-- Which function names what hangs together with a record of a kind: each module's change script names its own. Rows that go along with
-- the record (goes) count for the documents that would go, too.
alter table kernel.retention_kind add column together text check (together ~ '^[a-z_]+\.[a-z_]+$');

-- One record by itself: any partnership that has it keeps it, the one that keeps it, and those that it is shared with.
create function kernel.held_itself(record_kind text, record uuid, keeper uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select 1 from kernel.hold h
    where h.lifted_at is null and (
      exists (select 1 from kernel.hold_record r where r.hold_id = h.id and r.record_id = record)
      or ((h.partnership_id = keeper or exists (select 1 from kernel.share s where s.record_id = record and s.partnership_id = h.partnership_id))
        and (h.reach = 'Partnership' or (h.reach = 'Kind' and h.kind = record_kind)))))
$$;
revoke all on function kernel.held_itself(text, uuid, uuid) from public;

-- A record with all that hangs together with it, and the documents that would go with it.
create or replace function kernel.held(record_kind text, record uuid, keeper uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  names text;
  parts uuid[] := array[record];
  holds boolean := false;
begin
  if kernel.held_itself(record_kind, record, keeper) then
    return true;
  end if;
  select k.together into names from kernel.retention_kind k where k.kind = record_kind;
  if names is not null then
    execute format('select coalesce(bool_or(kernel.held_itself(t.kind, t.id, t.keeper)), false), $1 || coalesce(array_agg(t.id) filter (where t.goes), ''{}'') from %s($1) t', names)
      into holds, parts using record;
  end if;
  return holds or exists (
    select 1 from kernel.document_use u join kernel.document d on d.id = u.document_id
    where u.record_id = any (parts) and not exists (select 1 from kernel.document_use o where o.document_id = d.id and not o.record_id = any (parts))
      and kernel.held_itself('Document', d.id, d.partnership_id));
end $$;
