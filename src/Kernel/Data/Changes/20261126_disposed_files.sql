-- The files of documents that were disposed of: a job deletes exactly these after the commit, and nothing that merely has no row. A file
-- without a row may be all that is left when an older database was restored; only the operator decides about those.
create table kernel.disposed_file (
  stored text primary key check (stored ~ '^[0-9a-f]{32}$')
);
alter table kernel.disposed_file enable row level security;
alter table kernel.disposed_file force row level security;
create policy owner on kernel.disposed_file to lineofsight_owner using (true) with check (true);

create function kernel.disposed_files() returns setof text language sql stable security definer set search_path = pg_catalog as $$
  select f.stored from kernel.disposed_file f where kernel.looks_after_files() order by f.stored limit 1000
$$;
create function kernel.disposed_file_is_gone(file text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not kernel.looks_after_files() then
    raise exception 'only whoever looks after the files says that one is gone' using errcode = 'insufficient_privilege';
  end if;
  delete from kernel.disposed_file f where f.stored = file;
end $$;
revoke all on function kernel.disposed_files(), kernel.disposed_file_is_gone(text) from public;
grant execute on function kernel.disposed_files(), kernel.disposed_file_is_gone(text) to lineofsight_app;

create or replace function kernel.dispose(review uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
declare
  due kernel.retention_review;
  disposes text;
  shared uuid[];
  gone uuid[];
  papers uuid[];
begin
  -- A hold that is being placed now is either seen here, or waits until this is over.
  lock table kernel.hold, kernel.hold_record in share mode;
  select * into due from kernel.retention_review r where r.id = review for update;
  if due.id is null or not due.partnership_id = any (kernel.scope()) then
    raise exception 'there is no such review' using errcode = 'insufficient_privilege';
  end if;
  if due.state <> 'Proposed' or kernel.acting() is null or due.decided_by = kernel.acting() then
    raise exception 'disposal needs a review, a proposal and a second person' using errcode = 'insufficient_privilege';
  end if;
  if due.due_on > (kernel.instant() at time zone 'Europe/London')::date then
    raise exception 'this record is not due' using errcode = 'insufficient_privilege';
  end if;
  if kernel.held(due.kind, due.record_id, due.partnership_id) then
    raise exception 'a held record is not disposed of' using errcode = 'LH001';
  end if;
  select k.disposer into disposes from kernel.retention_kind k where k.kind = due.kind;
  if disposes is null then
    raise exception 'nobody disposes of this kind of record' using errcode = 'insufficient_privilege';
  end if;
  select coalesce(array_agg(s.partnership_id), '{}') into shared from kernel.share s where s.record_id = due.record_id;
  execute format('select array_agg(g) from %s($1) g', disposes) into gone using due.record_id;
  if gone is null then
    raise exception 'the record is not there' using errcode = 'LH002';
  end if;
  with ended as (delete from kernel.document_use u where u.record_id = any (gone) returning u.document_id)
    select array_agg(distinct e.document_id) into papers from ended e;
  select coalesce(array_agg(d.id), '{}') into papers from kernel.document d
    where d.id = any (papers) and not exists (select 1 from kernel.document_use u where u.document_id = d.id);
  if exists (select 1 from kernel.document d where d.id = any (papers) and kernel.held('Document', d.id, d.partnership_id)) then
    raise exception 'a held record is not disposed of' using errcode = 'LH001';
  end if;
  insert into kernel.disposed_file (stored) select d.stored from kernel.document d where d.id = any (papers) and d.state <> 'Refused';
  delete from kernel.document d where d.id = any (papers);
  delete from kernel.clock_entry e using kernel.clock c where c.id = e.clock_id and c.record_id = any (gone);
  delete from kernel.clock c where c.record_id = any (gone);
  delete from kernel.share s where s.record_id = any (gone);
  delete from kernel.act_text t using kernel.act a
    where a.id = t.act_id and a.subject_id = any (gone || papers) and a.kind not like '%.retention.%' and a.kind <> 'host.texts-erased';
  update kernel.retention_review r
    set state = 'Disposed', agreed_by = kernel.acting(), agreed_at = kernel.instant(), documents = cardinality(papers), version = r.version + 1
    where r.id = review;
  return query select unnest(shared);
end $$;
