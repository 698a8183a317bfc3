-- Documents that people give, and the records that use them. The bytes lie in the data folder; the rows say whose they are.
create table kernel.document (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  agency_id uuid,
  owner_id uuid references identity.account,
  given_at timestamptz not null,
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('Pdf', 'Docx', 'Xlsx', 'Jpg', 'Png')),
  size bigint not null check (size > 0),
  sha256 bytea not null check (length(sha256) = 32),
  stored text not null unique check (stored ~ '^[0-9a-f]{32}$'),
  state text not null check (state in ('Checking', 'Clean', 'NotChecked', 'Refused')),
  checked_at timestamptz,
  current_until date,
  version integer not null,
  unique (id, partnership_id),
  check (state <> 'Clean' or checked_at is not null)
);
create index document_owner on kernel.document (owner_id, given_at desc);
create index document_agency on kernel.document (partnership_id, agency_id, given_at desc);
create index document_waiting on kernel.document (given_at) where state in ('Checking', 'NotChecked');
select kernel.secure('kernel.document');
-- A verdict comes from the function below alone, and what was given never changes.
revoke update on kernel.document from lineofsight_app;

create table kernel.document_use (
  id uuid primary key,
  document_id uuid not null,
  partnership_id uuid not null,
  record_kind text not null check (length(record_kind) between 1 and 100),
  record_id uuid not null,
  record_partnership_id uuid not null references kernel.partnership,
  added_at timestamptz not null,
  added_by uuid not null references identity.account,
  ended_at timestamptz,
  ended_by uuid references identity.account,
  ended_because text check (length(ended_because) between 1 and 500),
  foreign key (document_id, partnership_id) references kernel.document (id, partnership_id),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_because is null))
);
create unique index document_use_once on kernel.document_use (document_id, record_id) where ended_at is null;
create index document_use_record on kernel.document_use (record_id);

-- A use is in sight of whoever has the document or the record: its keeper, and those that the record is shared with.
alter table kernel.document_use enable row level security;
alter table kernel.document_use force row level security;
create policy owner on kernel.document_use to lineofsight_owner using (true) with check (true);
create policy scope on kernel.document_use for select to lineofsight_app
  using (partnership_id = any ((select kernel.scope())::uuid[]) or record_partnership_id = any ((select kernel.scope())::uuid[])
    or exists (select 1 from kernel.share s where s.record_id = document_use.record_id and s.partnership_id = any ((select kernel.scope())::uuid[])));
create policy scope_insert on kernel.document_use for insert to lineofsight_app
  with check (partnership_id = any ((select kernel.scope())::uuid[]) and added_by = kernel.acting());
create policy scope_update on kernel.document_use for update to lineofsight_app
  using (partnership_id = any ((select kernel.scope())::uuid[]) or record_partnership_id = any ((select kernel.scope())::uuid[])
    or exists (select 1 from kernel.share s where s.record_id = document_use.record_id and s.partnership_id = any ((select kernel.scope())::uuid[])))
  with check (ended_by = kernel.acting());
grant select, insert on kernel.document_use to lineofsight_app;
grant update (ended_at, ended_by, ended_because) on kernel.document_use to lineofsight_app;

-- Who sees that a record uses a document may see the document's row. Whether they may open it, the record's module says.
create policy used on kernel.document for select to lineofsight_app
  using (exists (select 1 from kernel.document_use u where u.document_id = document.id));

-- The operator at the command line, and jobs.
create function kernel.looks_after_files() returns boolean language sql stable set search_path = pg_catalog
  return kernel.is_job() or coalesce(kernel.acting() = '00000000-0000-4000-8000-000000000001'::uuid, false);
revoke all on function kernel.looks_after_files() from public;
grant execute on function kernel.looks_after_files() to lineofsight_app;

-- For them alone: which files wait for the scanner, its verdict on one, and which files are named at all.
create function kernel.documents_to_check(most integer) returns table (id uuid, partnership_id uuid, stored text)
language sql stable security definer set search_path = pg_catalog as $$
  select d.id, d.partnership_id, d.stored from kernel.document d
  where d.state in ('Checking', 'NotChecked') and kernel.looks_after_files()
  order by d.given_at limit most
$$;

create function kernel.document_checked(document uuid, is_clean boolean) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not kernel.looks_after_files() then
    raise exception 'only the operator of the installation says what the scanner said' using errcode = 'insufficient_privilege';
  end if;
  update kernel.document d set state = case when is_clean then 'Clean' else 'Refused' end, checked_at = kernel.instant()
  where d.id = document and d.state in ('Checking', 'NotChecked');
end $$;

create function kernel.stored_documents() returns setof text language sql stable security definer set search_path = pg_catalog as $$
  select d.stored from kernel.document d where d.state <> 'Refused' and kernel.looks_after_files()
$$;
revoke all on function kernel.documents_to_check(integer), kernel.document_checked(uuid, boolean), kernel.stored_documents() from public;
grant execute on function kernel.documents_to_check(integer), kernel.document_checked(uuid, boolean), kernel.stored_documents() to lineofsight_app;
