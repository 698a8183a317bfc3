-- True when the acting person sees a record of the thread: its own row security is asked, so that what hangs on a record is seen with it.
create function improvement.sees(kind text, record uuid) returns boolean language sql stable set search_path = pg_catalog as $$
  select case kind
    when 'Finding' then exists (select from improvement.finding r where r.id = record)
    when 'Recommendation' then exists (select from improvement.recommendation r where r.id = record)
    when 'Decision' then exists (select from improvement.decision r where r.id = record)
    when 'Action' then exists (select from improvement.action r where r.id = record)
    when 'Measure' then exists (select from improvement.measure r where r.id = record)
    when 'Answer' then exists (select from improvement.answer r where r.id = record)
    else false end
$$;
revoke all on function improvement.sees(text, uuid) from public;
grant execute on function improvement.sees(text, uuid) to lineofsight_app;

-- What people say to each other about a record of the thread. Only ever added: a correction is a further comment, and one's own can be
-- withdrawn, which leaves a stub. All who hold the record read it.
create table improvement.comment (
  id uuid primary key,
  record_id uuid not null,
  record_kind text not null check (record_kind in ('Finding', 'Recommendation', 'Decision', 'Action', 'Measure', 'Answer')),
  words text not null check (length(words) between 1 and 2000),
  person_id uuid not null references identity.account,
  -- The partnership for which the person spoke: where a record is shared, readers want to know.
  speaks_for uuid not null references kernel.partnership,
  at timestamptz not null,
  withdrawn_at timestamptz
);
create index comment_record on improvement.comment (record_id, at);
alter table improvement.comment enable row level security;
alter table improvement.comment force row level security;
create policy owner on improvement.comment to lineofsight_owner using (true) with check (true);
create policy scope on improvement.comment for select to lineofsight_app using (improvement.sees(record_kind, record_id));
create policy scope_insert on improvement.comment for insert to lineofsight_app
  with check (improvement.sees(record_kind, record_id) and person_id = kernel.acting() and speaks_for = any ((select kernel.scope())::uuid[]) and withdrawn_at is null);
create policy scope_update on improvement.comment for update to lineofsight_app
  using (improvement.sees(record_kind, record_id) and person_id = kernel.acting() and withdrawn_at is null) with check (person_id = kernel.acting());
grant select, insert on improvement.comment to lineofsight_app;
grant update (withdrawn_at) on improvement.comment to lineofsight_app;

create table improvement.mention (
  comment_id uuid not null references improvement.comment,
  person_id uuid not null references identity.account,
  primary key (comment_id, person_id)
);
select kernel.secure_part('improvement.mention', 'comment_id', 'improvement.comment');
revoke update on improvement.mention from lineofsight_app;

-- Who holds a role in a partnership that holds a record, for choosing whom to mention. Only for somebody who acts for one of them:
-- improvement.holders asks for that.
create function improvement.roles_around(record uuid)
returns table (person_id uuid, name text, role text, partnership_id uuid, agency_id uuid, body_id uuid, case_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.name, r.role, r.partnership_id, r.agency_id, r.body_id, r.case_id
  from improvement.holders(record) h
  join kernel.assignment r on r.partnership_id = h and r.starts_at <= kernel.instant() and (r.ends_at is null or r.ends_at > kernel.instant())
  join identity.account a on a.id = r.person_id and a.closed_at is null
$$;
revoke all on function improvement.roles_around(uuid) from public;
grant execute on function improvement.roles_around(uuid) to lineofsight_app;
