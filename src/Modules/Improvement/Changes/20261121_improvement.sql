-- The golden thread, first slice: what was said and found, what is done about it, and the answer back.
create schema improvement;
grant usage on schema improvement to lineofsight_app;

create table improvement.finding (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  reference text not null,
  title text not null check (length(title) between 1 and 200),
  found text not null check (length(found) between 1 and 4000),
  is_concern boolean not null,
  theme text not null check (length(theme) between 1 and 100),
  raised_by text not null check (length(raised_by) between 1 and 200),
  raised_by_count integer check (raised_by_count >= 1),
  raised_on date not null,
  answer_by date check (answer_by >= raised_on),
  answered_on date check (answered_on >= raised_on),
  is_case_level boolean not null,
  owner_id uuid references identity.account,
  recorded_at timestamptz not null,
  version integer not null,
  unique (partnership_id, reference)
);
create index finding_raised on improvement.finding (partnership_id, raised_on desc, id);
create index finding_theme on improvement.finding (partnership_id, theme, raised_on desc, id);
create index finding_owed on improvement.finding (partnership_id, answer_by, raised_on, id) where answered_on is null;

create table improvement.evidence (
  id uuid primary key,
  finding_id uuid not null references improvement.finding,
  kind text not null check (kind in ('Quotation', 'Figure', 'Document')),
  text text not null check (length(text) between 1 and 2000),
  count integer check (count >= 0),
  base integer check (base >= 1 and count <= base),
  consent text check (length(consent) <= 500),
  place text check (length(place) <= 200),
  document_reference text check (length(document_reference) <= 200),
  source text not null check (length(source) between 1 and 200),
  source_url text check (length(source_url) <= 500 and source_url like '/%'),
  source_module text,
  source_record_id uuid,
  given_on date not null,
  added_at timestamptz not null,
  version integer not null,
  -- A figure is a count and its base; nothing else has either. Words are kept with the consent they were given with.
  check ((kind = 'Figure') = (count is not null) and (kind = 'Figure') = (base is not null)),
  check ((kind = 'Quotation') = (consent is not null))
);
create index evidence_finding on improvement.evidence (finding_id);
create index evidence_source on improvement.evidence (source_record_id) where source_record_id is not null;

create table improvement.action (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  reference text not null,
  what text not null check (length(what) between 1 and 200),
  agency_id uuid,
  owner_id uuid references identity.account,
  due_on date not null,
  status text not null check (status in ('NotStarted', 'OnTrack', 'AtRisk', 'Done')),
  done_on date,
  what_changed text check (length(what_changed) between 1 and 4000),
  why_no_evidence text check (length(why_no_evidence) between 1 and 4000),
  is_case_level boolean not null,
  added_at timestamptz not null,
  version integer not null,
  unique (partnership_id, reference),
  check (agency_id is not null or owner_id is not null),
  -- Nothing is closed silently: done means a date, and what changed or why nobody can tell.
  check ((status = 'Done') = (done_on is not null)),
  check ((status = 'Done') = (what_changed is not null or why_no_evidence is not null))
);
create index action_open on improvement.action (partnership_id, due_on, id) where done_on is null;
create index action_agency on improvement.action (partnership_id, agency_id, due_on, id) where done_on is null;
create index action_owner on improvement.action (owner_id, due_on, id) where done_on is null;
create index action_done on improvement.action (partnership_id, done_on desc, id) where done_on is not null;

create table improvement.progress (
  id uuid primary key,
  action_id uuid not null references improvement.action,
  at timestamptz not null,
  person_id uuid not null references identity.account,
  status text not null check (status in ('NotStarted', 'OnTrack', 'AtRisk', 'Done')),
  note text check (length(note) between 1 and 2000)
);
create index progress_action on improvement.progress (action_id, at desc);

create table improvement.finding_action (
  finding_id uuid not null references improvement.finding,
  action_id uuid not null references improvement.action,
  primary key (finding_id, action_id)
);
create index finding_action_action on improvement.finding_action (action_id);

create table improvement.answer (
  id uuid primary key,
  finding_id uuid not null references improvement.finding,
  addressed_to text not null check (length(addressed_to) between 1 and 200),
  words text not null check (length(words) between 1 and 4000),
  way text check (length(way) between 1 and 200),
  delivered_by text check (length(delivered_by) between 1 and 120),
  delivered_on date,
  written_at timestamptz not null,
  version integer not null,
  check ((delivered_on is null) = (way is null) and (delivered_on is null) = (delivered_by is null))
);
create index answer_finding on improvement.answer (finding_id);

select kernel.secure('improvement.finding');
select kernel.secure('improvement.action');
select kernel.secure_part('improvement.evidence', 'finding_id', 'improvement.finding');
select kernel.secure_part('improvement.answer', 'finding_id', 'improvement.finding');
select kernel.secure_part('improvement.finding_action', 'finding_id', 'improvement.finding');
select kernel.secure_part('improvement.progress', 'action_id', 'improvement.action');
-- A link needs both ends in sight, or a guessed id would be carried along when the finding is shared.
create policy both_ends on improvement.finding_action as restrictive for insert to lineofsight_app
  with check (exists (select 1 from improvement.action a where a.id = action_id));
-- Links and reports are only ever added.
revoke update on improvement.finding_action, improvement.progress from lineofsight_app;

-- The partnerships that hold a finding. The share list itself shows each partnership only its own rows, so the answer comes
-- from a definer function, and only to somebody who acts for one of the holders.
create function improvement.holders(finding uuid) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  all_holders uuid[];
begin
  select array_agg(h) into all_holders from (
    select f.partnership_id as h from improvement.finding f where f.id = finding
    union select s.partnership_id from kernel.share s join improvement.finding f on f.id = s.record_id where f.id = finding) held;
  if all_holders && kernel.scope() then
    return query select unnest(all_holders);
  end if;
end $$;
revoke all on function improvement.holders(uuid) from public;
grant execute on function improvement.holders(uuid) to lineofsight_app;

-- Opens a finding to a further partnership, with every action that serves it. Only a partnership that keeps it may.
create function improvement.share_finding(finding uuid, with_partnership uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform kernel.share_record('improvement.finding', finding, with_partnership);
  insert into kernel.share (record_id, partnership_id)
    select a.id, with_partnership from improvement.finding_action l join improvement.action a on a.id = l.action_id
    where l.finding_id = finding and a.partnership_id <> with_partnership
    on conflict do nothing;
end $$;
revoke all on function improvement.share_finding(uuid, uuid) from public;
grant execute on function improvement.share_finding(uuid, uuid) to lineofsight_app;

-- Opens an action to every partnership that holds a finding which it serves. Only a partnership that keeps it may.
create function improvement.share_action(action uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  keeper uuid;
begin
  select a.partnership_id into keeper from improvement.action a where a.id = action;
  if keeper is null or not keeper = any (kernel.scope()) then
    raise exception 'only a partnership that keeps a record may share it' using errcode = 'insufficient_privilege';
  end if;
  insert into kernel.share (record_id, partnership_id)
    select action, h from improvement.finding_action l, lateral improvement.holders(l.finding_id) h
    where l.action_id = action and h <> keeper
    on conflict do nothing;
end $$;
revoke all on function improvement.share_action(uuid) from public;
grant execute on function improvement.share_action(uuid) to lineofsight_app;
