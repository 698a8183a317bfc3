-- How long records are kept, what keeps them longer, and how they go: after a review, by two people, leaving a stub.

create table kernel.retention_setting (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  kind text not null check (length(kind) between 1 and 100),
  years integer not null check (years between 1 and 150),
  source text not null check (length(source) between 1 and 300),
  version integer not null,
  unique (partnership_id, kind)
);
select kernel.secure('kernel.retention_setting');

create table kernel.hold (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  reach text not null check (reach in ('Record', 'Person', 'Kind', 'Partnership')),
  kind text check ((reach = 'Kind') = (kind is not null)),
  subject text check (length(subject) between 1 and 100 and (reach = 'Person') = (subject is not null)),
  ground text not null check (ground in ('Inquiry', 'Court', 'Complaint', 'Other')),
  reason text not null check (length(reason) between 1 and 1000),
  placed_by uuid not null references identity.account,
  placed_at timestamptz not null,
  lifted_by uuid references identity.account,
  lifted_at timestamptz,
  lifted_because text check (length(lifted_because) between 1 and 1000),
  version integer not null,
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_because is null))
);
create index hold_standing on kernel.hold (partnership_id) where lifted_at is null;
select kernel.secure('kernel.hold');
-- A hold is placed and lifted; nothing else of it changes.
revoke update on kernel.hold from lineofsight_app;
grant update (lifted_by, lifted_at, lifted_because, version) on kernel.hold to lineofsight_app;

create table kernel.hold_record (
  hold_id uuid not null references kernel.hold,
  record_id uuid not null,
  reference text not null check (length(reference) between 1 and 100),
  primary key (hold_id, record_id)
);
create index hold_record_record on kernel.hold_record (record_id);
select kernel.secure_part('kernel.hold_record', 'hold_id', 'kernel.hold');
revoke update on kernel.hold_record from lineofsight_app;

create table kernel.retention_review (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  kind text not null,
  record_id uuid not null,
  reference text not null check (length(reference) between 1 and 100),
  due_on date not null,
  rule text not null check (length(rule) between 1 and 1000),
  listed_at timestamptz not null,
  state text not null check (state in ('Listed', 'Kept', 'Proposed', 'Disposed')),
  decided_by uuid references identity.account,
  decided_at timestamptz,
  because text check (length(because) between 1 and 1000),
  keep_until date,
  agreed_by uuid references identity.account,
  agreed_at timestamptz,
  documents integer,
  version integer not null,
  check ((state = 'Listed') = (decided_by is null) and (decided_by is null) = (decided_at is null) and (decided_by is null) = (because is null)),
  check ((state = 'Kept') = (keep_until is not null)),
  check ((state = 'Disposed') = (agreed_by is not null) and (agreed_by is null) = (agreed_at is null) and (agreed_by is null) = (documents is null)),
  -- Two people, whatever any program does.
  check (agreed_by <> decided_by)
);
create unique index retention_review_open on kernel.retention_review (record_id) where state in ('Listed', 'Proposed');
create index retention_review_record on kernel.retention_review (record_id, keep_until);
create index retention_review_state on kernel.retention_review (partnership_id, state, due_on);
select kernel.secure('kernel.retention_review');
revoke update on kernel.retention_review from lineofsight_app;
grant update (state, decided_by, decided_at, because, keep_until, version) on kernel.retention_review to lineofsight_app;
-- The app lists and proposes; only the function below disposes.
create policy begins_listed on kernel.retention_review as restrictive for insert to lineofsight_app with check (state = 'Listed');
create policy never_disposes on kernel.retention_review as restrictive for update to lineofsight_app
  using (state in ('Listed', 'Proposed')) with check (state <> 'Disposed');

-- Whoever the transaction says is acting is the one who decided, whatever the statement says.
create function kernel.note_who_reviews() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.state in ('Kept', 'Proposed') then
    if old.state = new.state then
      new.decided_by := old.decided_by;
    else
      new.decided_by := kernel.acting();
      new.decided_at := kernel.instant();
    end if;
  end if;
  return new;
end $$;
create trigger note_who_reviews before update on kernel.retention_review for each row execute function kernel.note_who_reviews();

-- Which function disposes of which kind. Each module's change script names its own; a disposer returns the ids of all rows that went.
create table kernel.retention_kind (
  kind text primary key,
  disposer text not null check (disposer ~ '^[a-z_]+\.[a-z_]+$')
);
grant select on kernel.retention_kind to lineofsight_app;
alter table kernel.retention_kind enable row level security;
alter table kernel.retention_kind force row level security;
create policy owner on kernel.retention_kind to lineofsight_owner using (true) with check (true);
create policy national on kernel.retention_kind for select to lineofsight_app using (true);

-- Any partnership that has the record keeps it: the one that keeps it, and those that it is shared with.
create function kernel.held(record_kind text, record uuid, keeper uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select 1 from kernel.hold h
    where h.lifted_at is null and (
      exists (select 1 from kernel.hold_record r where r.hold_id = h.id and r.record_id = record)
      or ((h.partnership_id = keeper or exists (select 1 from kernel.share s where s.record_id = record and s.partnership_id = h.partnership_id))
        and (h.reach = 'Partnership' or (h.reach = 'Kind' and h.kind = record_kind)))))
$$;
-- For people and jobs: about records that a partnership of theirs keeps. About others the answer is "held".
create function kernel.is_held(record_kind text, record uuid, keeper uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select not coalesce(keeper = any (kernel.scope()), false) or kernel.held(record_kind, record, keeper)
$$;
revoke all on function kernel.held(text, uuid, uuid), kernel.is_held(text, uuid, uuid) from public;
grant execute on function kernel.is_held(text, uuid, uuid) to lineofsight_app;

-- Disposes of the record of a review that one person proposed and another, who acts now, agrees to. Returns the partnerships that it
-- was shared with. The texts of the acts about it go too; the chains keep their digests and still verify.
create function kernel.dispose(review uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
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
revoke all on function kernel.dispose(uuid) from public;
grant execute on function kernel.dispose(uuid) to lineofsight_app;
