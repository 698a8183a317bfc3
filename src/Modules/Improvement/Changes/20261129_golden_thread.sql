-- The golden thread, whole: recommendations, decisions with the position of each safeguarding partner, measures with their readings,
-- and what links them.

-- Evidence of further kinds. Words are used for as long as whoever spoke agreed; a number never stands without its base.
do $$
declare
  c name;
begin
  for c in select conname from pg_constraint where conrelid = 'improvement.evidence'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%kind%' loop
    execute format('alter table improvement.evidence drop constraint %I', c);
  end loop;
end $$;
alter table improvement.evidence
  add column consent_until date,
  add constraint evidence_kind check (kind in ('Quotation', 'AuditResult', 'Review', 'Figure', 'Observation', 'Document')),
  add constraint evidence_number check ((count is null) = (base is null) and (kind <> 'Figure' or count is not null) and (kind in ('Figure', 'AuditResult') or count is null)),
  add constraint evidence_consent check ((kind = 'Quotation') = (consent is not null) and (kind = 'Quotation' or consent_until is null));
create index evidence_consent_ends on improvement.evidence (consent_until) where consent_until is not null;

-- The same evidence may support further findings; it is seen by whoever sees the finding it was given for.
create table improvement.evidence_use (
  evidence_id uuid not null references improvement.evidence,
  finding_id uuid not null references improvement.finding,
  primary key (evidence_id, finding_id)
);
create index evidence_use_finding on improvement.evidence_use (finding_id);

-- Which of the six purposes of the arrangements a finding touches (one bit each), which standard, and how it ended.
alter table improvement.finding
  add column purposes integer not null default 0 check (purposes between 0 and 63),
  add column standard text check (length(standard) between 1 and 200),
  add column closed_on date,
  add column closed_why text check (length(closed_why) between 1 and 4000),
  add check (closed_on is null or answered_on is not null);

create table improvement.recommendation (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  reference text not null,
  text text not null check (length(text) between 1 and 500),
  expected_outcome text check (length(expected_outcome) between 1 and 2000),
  cost text check (length(cost) between 1 and 200),
  owner_id uuid references identity.account,
  recheck_on date,
  state text not null check (state in ('Proposed', 'Agreed', 'Rejected', 'CarriedOut', 'Closed')),
  proposed_on date not null,
  agreed_on date,
  carried_out_on date,
  closed_on date,
  outcome text check (outcome in ('Changed', 'NoChange', 'Worse', 'NotKnown')),
  why text check (length(why) between 1 and 4000),
  is_case_level boolean not null,
  added_at timestamptz not null,
  version integer not null,
  unique (partnership_id, reference),
  -- Nothing is agreed without an expected outcome, an owner and a date for the re-check; its measure is a link.
  check (state in ('Proposed', 'Rejected') or (expected_outcome is not null and owner_id is not null and agreed_on is not null)),
  check (state <> 'Agreed' and state <> 'CarriedOut' or recheck_on is not null),
  -- Rejected and closed without a change both say why.
  check (state <> 'Rejected' or why is not null),
  check ((state in ('Rejected', 'Closed')) = (closed_on is not null)),
  check ((state = 'Closed') = (outcome is not null)),
  check (outcome is null or outcome = 'Changed' or why is not null)
);
create index recommendation_open on improvement.recommendation (partnership_id, recheck_on, id) where closed_on is null;

create table improvement.decision (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  reference text not null,
  question text not null check (length(question) between 1 and 300),
  way text not null check (way in ('Meeting', 'WrittenProcedure')),
  forum text not null check (length(forum) between 1 and 200),
  held_on date not null,
  outcome text check (outcome in ('GoAhead', 'GoAheadInPart', 'DoNotGoAhead')),
  decided text check (length(decided) between 1 and 4000),
  final_on date,
  owner_id uuid references identity.account,
  is_case_level boolean not null,
  added_at timestamptz not null,
  version integer not null,
  unique (partnership_id, reference),
  check ((final_on is null) = (outcome is null) and (final_on is null) = (decided is null))
);
create index decision_open on improvement.decision (partnership_id, held_on, id) where final_on is null;
create index decision_final on improvement.decision (partnership_id, final_on desc, id) where final_on is not null;

-- What each safeguarding partner said. Positions are only ever added: the last one of a partner counts, the earlier ones stay.
create table improvement.partner_position (
  id uuid primary key,
  decision_id uuid not null references improvement.decision,
  agency_id uuid not null,
  number integer not null check (number >= 1),
  stance text not null check (stance in ('For', 'Against', 'Abstains')),
  reasons text check (length(reasons) between 1 and 4000),
  given_by text not null check (length(given_by) between 1 and 120),
  given_on date not null,
  person_id uuid not null references identity.account,
  at timestamptz not null,
  unique (decision_id, agency_id, number),
  check (stance = 'For' or reasons is not null)
);

alter table improvement.action
  add column body_id uuid,
  add column blocked_by text check (length(blocked_by) between 1 and 500),
  add column blocked_on date,
  add column scrutiny text check (scrutiny in ('Returned', 'Accepted')),
  add check ((blocked_by is null) = (blocked_on is null)),
  add check (done_on is null or blocked_by is null),
  add check (scrutiny <> 'Accepted' or done_on is not null);
create index action_body on improvement.action (body_id, due_on, id) where body_id is not null;

-- What the independent scrutineer said of a finished action: returned with a reason, or accepted.
create table improvement.scrutiny (
  id uuid primary key,
  action_id uuid not null references improvement.action,
  verdict text not null check (verdict in ('Returned', 'Accepted')),
  words text check (length(words) between 1 and 4000),
  person_id uuid not null references identity.account,
  at timestamptz not null,
  check (verdict <> 'Returned' or words is not null)
);
create index scrutiny_action on improvement.scrutiny (action_id, at desc);

create table improvement.action_support (
  action_id uuid not null references improvement.action,
  agency_id uuid not null,
  since date not null,
  until date,
  primary key (action_id, agency_id)
);

create table improvement.measure (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  reference text not null,
  what text not null check (length(what) between 1 and 200),
  definition text not null check (length(definition) between 1 and 1000),
  source text not null check (length(source) between 1 and 200),
  unit text not null check (unit in ('Share', 'Number', 'Words')),
  counted_in text check (length(counted_in) between 1 and 60),
  better text not null check (better in ('Higher', 'Lower', 'Neither')),
  expected text not null check (length(expected) between 1 and 1000),
  baseline_on date,
  baseline_value numeric(18, 4),
  baseline_base integer check (baseline_base >= 1),
  baseline_words text check (length(baseline_words) between 1 and 2000),
  baseline_set_at timestamptz,
  result text check (result in ('Better', 'NoChange', 'Worse', 'TooEarly')),
  owner_id uuid references identity.account,
  is_case_level boolean not null,
  added_at timestamptz not null,
  version integer not null,
  unique (partnership_id, reference),
  check ((baseline_on is null) = (baseline_set_at is null)),
  check (baseline_on is not null or (baseline_value is null and baseline_base is null and baseline_words is null)),
  check (baseline_on is null or (unit = 'Words') = (baseline_value is null)),
  check (baseline_on is null or unit <> 'Words' or baseline_words is not null),
  check (unit <> 'Share' or (baseline_value is null) = (baseline_base is null)),
  check (unit <> 'Share' or baseline_value between 0 and baseline_base)
);

-- A baseline that could be moved afterwards would prove whatever is wished.
create function improvement.keep_baseline() returns trigger language plpgsql as $$
begin
  raise exception 'a baseline stands as it was set' using errcode = 'check_violation', constraint = 'measure_baseline_stands';
end $$;
create trigger keep_baseline before update on improvement.measure for each row
  when (old.baseline_on is not null and (old.baseline_on, old.baseline_set_at, old.unit)
    is distinct from (new.baseline_on, new.baseline_set_at, new.unit)
    or old.baseline_on is not null and (old.baseline_value is distinct from new.baseline_value or old.baseline_base is distinct from new.baseline_base
      or old.baseline_words is distinct from new.baseline_words))
  execute function improvement.keep_baseline();

-- Readings are only ever added; one that was wrong is followed by a corrected one that says so.
create table improvement.reading (
  id uuid primary key,
  measure_id uuid not null references improvement.measure,
  on_day date not null,
  value numeric(18, 4),
  base integer check (base >= 1),
  words text check (length(words) between 1 and 2000),
  result text not null check (result in ('Better', 'NoChange', 'Worse', 'TooEarly')),
  corrects_id uuid references improvement.reading,
  person_id uuid not null references identity.account,
  at timestamptz not null,
  check (value is not null or words is not null)
);
create index reading_measure on improvement.reading (measure_id, on_day desc, at desc);
create unique index reading_corrected_once on improvement.reading (corrects_id) where corrects_id is not null;

create table improvement.finding_recommendation (
  finding_id uuid not null references improvement.finding,
  recommendation_id uuid not null references improvement.recommendation,
  primary key (finding_id, recommendation_id)
);
create index finding_recommendation_lower on improvement.finding_recommendation (recommendation_id);
create table improvement.decision_recommendation (
  decision_id uuid not null references improvement.decision,
  recommendation_id uuid not null references improvement.recommendation,
  primary key (decision_id, recommendation_id)
);
create index decision_recommendation_lower on improvement.decision_recommendation (recommendation_id);
create table improvement.recommendation_action (
  recommendation_id uuid not null references improvement.recommendation,
  action_id uuid not null references improvement.action,
  primary key (recommendation_id, action_id)
);
create index recommendation_action_lower on improvement.recommendation_action (action_id);
create table improvement.recommendation_measure (
  recommendation_id uuid not null references improvement.recommendation,
  measure_id uuid not null references improvement.measure,
  primary key (recommendation_id, measure_id)
);
create index recommendation_measure_lower on improvement.recommendation_measure (measure_id);
create table improvement.action_measure (
  action_id uuid not null references improvement.action,
  measure_id uuid not null references improvement.measure,
  primary key (action_id, measure_id)
);
create index action_measure_lower on improvement.action_measure (measure_id);

-- What rose because it was late: which step, on what day, and to whom.
create table improvement.rise (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  record_id uuid not null,
  record_kind text not null check (record_kind in ('Action', 'Recommendation', 'Finding')),
  step integer not null check (step between 1 and 3),
  due_on date not null,
  risen_on date not null,
  risen_to text not null check (length(risen_to) between 1 and 500),
  at timestamptz not null,
  unique (record_id, due_on, step)
);

select kernel.secure('improvement.recommendation');
select kernel.secure('improvement.decision');
select kernel.secure('improvement.measure');
select kernel.secure_of_record('improvement.rise');
select kernel.secure_part('improvement.evidence_use', 'finding_id', 'improvement.finding');
select kernel.secure_part('improvement.partner_position', 'decision_id', 'improvement.decision');
select kernel.secure_part('improvement.scrutiny', 'action_id', 'improvement.action');
select kernel.secure_part('improvement.action_support', 'action_id', 'improvement.action');
select kernel.secure_part('improvement.reading', 'measure_id', 'improvement.measure');
select kernel.secure_part('improvement.finding_recommendation', 'finding_id', 'improvement.finding');
select kernel.secure_part('improvement.decision_recommendation', 'decision_id', 'improvement.decision');
select kernel.secure_part('improvement.recommendation_action', 'recommendation_id', 'improvement.recommendation');
select kernel.secure_part('improvement.recommendation_measure', 'recommendation_id', 'improvement.recommendation');
select kernel.secure_part('improvement.action_measure', 'action_id', 'improvement.action');
-- A link needs both ends in sight.
create policy both_ends on improvement.evidence_use as restrictive for insert to lineofsight_app
  with check (exists (select 1 from improvement.evidence e where e.id = evidence_id));
create policy both_ends on improvement.finding_recommendation as restrictive for insert to lineofsight_app
  with check (exists (select 1 from improvement.recommendation r where r.id = recommendation_id));
create policy both_ends on improvement.decision_recommendation as restrictive for insert to lineofsight_app
  with check (exists (select 1 from improvement.recommendation r where r.id = recommendation_id));
create policy both_ends on improvement.recommendation_action as restrictive for insert to lineofsight_app
  with check (exists (select 1 from improvement.action a where a.id = action_id));
create policy both_ends on improvement.recommendation_measure as restrictive for insert to lineofsight_app
  with check (exists (select 1 from improvement.measure m where m.id = measure_id));
create policy both_ends on improvement.action_measure as restrictive for insert to lineofsight_app
  with check (exists (select 1 from improvement.measure m where m.id = measure_id));
-- Links, positions, verdicts, readings and steps are only ever added.
revoke update on improvement.evidence_use, improvement.partner_position, improvement.scrutiny, improvement.reading, improvement.rise,
  improvement.finding_recommendation, improvement.decision_recommendation, improvement.recommendation_action, improvement.recommendation_measure,
  improvement.action_measure from lineofsight_app;

-- The partnerships that hold a record of the thread: its keeper and those it is shared with. Only for somebody who acts for one of them.
create or replace function improvement.holders(finding uuid) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  keeper uuid;
  all_holders uuid[];
begin
  select t.partnership_id into keeper from (
    select f.partnership_id from improvement.finding f where f.id = finding
    union all select r.partnership_id from improvement.recommendation r where r.id = finding
    union all select d.partnership_id from improvement.decision d where d.id = finding
    union all select a.partnership_id from improvement.action a where a.id = finding
    union all select m.partnership_id from improvement.measure m where m.id = finding) t;
  if keeper is not null then
    all_holders := array(select keeper union select s.partnership_id from kernel.share s where s.record_id = finding);
    if all_holders && kernel.scope() then
      return query select unnest(all_holders);
    end if;
  end if;
end $$;

-- What stands below one record of the thread and is carried along when it is shared.
create function improvement.below(record uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
  with recommendations as (
    select l.recommendation_id as id from improvement.finding_recommendation l where l.finding_id = record
    union select l.recommendation_id from improvement.decision_recommendation l where l.decision_id = record
    union select r.id from improvement.recommendation r where r.id = record),
  actions as (
    select l.action_id as id from improvement.finding_action l where l.finding_id = record
    union select l.action_id from improvement.recommendation_action l join recommendations r on r.id = l.recommendation_id
    union select a.id from improvement.action a where a.id = record)
  select id from recommendations where id <> record
  union select l.decision_id from improvement.decision_recommendation l join recommendations r on r.id = l.recommendation_id where l.decision_id <> record
  union select id from actions where id <> record
  union select l.measure_id from improvement.recommendation_measure l join recommendations r on r.id = l.recommendation_id
  union select l.measure_id from improvement.action_measure l join actions a on a.id = l.action_id
$$;

create function improvement.keeper(record uuid) returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select partnership_id from improvement.finding where id = record
  union all select partnership_id from improvement.recommendation where id = record
  union all select partnership_id from improvement.decision where id = record
  union all select partnership_id from improvement.action where id = record
  union all select partnership_id from improvement.measure where id = record
$$;
revoke all on function improvement.below(uuid), improvement.keeper(uuid) from public;

-- Opens a record of the thread to a further partnership, with all that stands below it. Only a partnership that keeps it may.
create function improvement.share_thread(record uuid, with_partnership uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  keeper uuid := improvement.keeper(record);
begin
  if keeper is null or not keeper = any (kernel.scope()) then
    raise exception 'only a partnership that keeps a record may share it' using errcode = 'insufficient_privilege';
  end if;
  insert into kernel.share (record_id, partnership_id)
    select b, with_partnership from (select record as b union select improvement.below(record)) t where improvement.keeper(b) <> with_partnership
    on conflict do nothing;
end $$;

-- Opens what was just linked below a record to every partnership that holds that record.
create function improvement.share_below(upper_record uuid, lower_record uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  keeper uuid := improvement.keeper(lower_record);
begin
  if keeper is null or not keeper = any (kernel.scope()) then
    raise exception 'only a partnership that keeps a record may share it' using errcode = 'insufficient_privilege';
  end if;
  if not lower_record in (select improvement.below(upper_record)) then
    raise exception 'this record does not stand below the other' using errcode = 'insufficient_privilege';
  end if;
  insert into kernel.share (record_id, partnership_id)
    select b, h from (select lower_record as b union select improvement.below(lower_record)) t, lateral improvement.holders(upper_record) h
    where improvement.keeper(b) <> h
    on conflict do nothing;
end $$;
revoke all on function improvement.share_thread(uuid, uuid), improvement.share_below(uuid, uuid) from public;
grant execute on function improvement.share_thread(uuid, uuid), improvement.share_below(uuid, uuid) to lineofsight_app;
drop function improvement.share_finding(uuid, uuid);
drop function improvement.share_action(uuid);

-- The whole chain around one record, up and down, as pairs of what led to what; a record alone stands as a pair without the other end.
-- The caller's rights hold: what row security hides leaves no pair behind, save the far end of a link whose near end is in sight.
create function improvement.chain(record uuid) returns table (from_kind text, from_id uuid, to_kind text, to_id uuid)
language plpgsql stable set search_path = pg_catalog as $$
declare
  seen text; f uuid[] := '{}'; r uuid[] := '{}'; d uuid[] := '{}'; a uuid[] := '{}'; m uuid[] := '{}';
begin
  select t.kind into seen from (
    select 'Finding' as kind from improvement.finding x where x.id = record
    union all select 'Action' from improvement.action x where x.id = record
    union all select 'Recommendation' from improvement.recommendation x where x.id = record
    union all select 'Decision' from improvement.decision x where x.id = record
    union all select 'Measure' from improvement.measure x where x.id = record
    union all select 'Answer' from improvement.answer x where x.id = record
    union all select 'Evidence' from improvement.evidence x where x.id = record) t;
  if seen is null then
    return;
  end if;
  return query select seen, record, null::text, null::uuid;
  -- Up.
  if seen = 'Measure' then
    m := array[record];
    a := array(select l.action_id from improvement.action_measure l where l.measure_id = record);
    r := array(select l.recommendation_id from improvement.recommendation_measure l where l.measure_id = record
      union select l.recommendation_id from improvement.recommendation_action l where l.action_id = any (a));
  elsif seen = 'Action' then
    a := array[record];
    r := array(select l.recommendation_id from improvement.recommendation_action l where l.action_id = record);
  elsif seen = 'Decision' then
    d := array[record];
    r := array(select l.recommendation_id from improvement.decision_recommendation l where l.decision_id = record);
  elsif seen = 'Recommendation' then
    r := array[record];
  elsif seen = 'Finding' then
    f := array[record];
  elsif seen = 'Answer' then
    f := array(select w.finding_id from improvement.answer w where w.id = record);
  else
    f := array(select e.finding_id from improvement.evidence e where e.id = record union select u.finding_id from improvement.evidence_use u where u.evidence_id = record);
  end if;
  if seen in ('Measure', 'Action', 'Decision', 'Recommendation') then
    f := array(select l.finding_id from improvement.finding_recommendation l where l.recommendation_id = any (r)
      union select l.finding_id from improvement.finding_action l where l.action_id = any (a));
  else
    r := array(select l.recommendation_id from improvement.finding_recommendation l where l.finding_id = any (f));
  end if;
  -- Down.
  if seen not in ('Decision') then
    d := array(select l.decision_id from improvement.decision_recommendation l where l.recommendation_id = any (r));
  end if;
  if seen <> 'Action' then
    a := array(select x from unnest(a) x union select l.action_id from improvement.recommendation_action l where l.recommendation_id = any (r)
      union select l.action_id from improvement.finding_action l where seen in ('Finding', 'Answer', 'Evidence') and l.finding_id = any (f));
  end if;
  if seen <> 'Measure' then
    m := array(select l.measure_id from improvement.recommendation_measure l where l.recommendation_id = any (r)
      union select l.measure_id from improvement.action_measure l where l.action_id = any (a));
  end if;
  return query
    select 'Evidence', e.id, 'Finding', e.finding_id from improvement.evidence e where e.finding_id = any (f)
    union all select 'Evidence', u.evidence_id, 'Finding', u.finding_id from improvement.evidence_use u where u.finding_id = any (f)
    union all select 'Finding', l.finding_id, 'Recommendation', l.recommendation_id from improvement.finding_recommendation l where l.finding_id = any (f) and l.recommendation_id = any (r)
    union all select 'Finding', l.finding_id, 'Action', l.action_id from improvement.finding_action l where l.finding_id = any (f) and l.action_id = any (a)
    union all select 'Recommendation', l.recommendation_id, 'Decision', l.decision_id from improvement.decision_recommendation l where l.recommendation_id = any (r) and l.decision_id = any (d)
    union all select 'Recommendation', l.recommendation_id, 'Action', l.action_id from improvement.recommendation_action l where l.recommendation_id = any (r) and l.action_id = any (a)
    union all select 'Recommendation', l.recommendation_id, 'Measure', l.measure_id from improvement.recommendation_measure l where l.recommendation_id = any (r) and l.measure_id = any (m)
    union all select 'Action', l.action_id, 'Measure', l.measure_id from improvement.action_measure l where l.action_id = any (a) and l.measure_id = any (m)
    union all select 'Finding', w.finding_id, 'Answer', w.id from improvement.answer w where w.finding_id = any (f);
end $$;
revoke all on function improvement.chain(uuid) from public;
grant execute on function improvement.chain(uuid) to lineofsight_app;

-- Found by their words, too.
select kernel.searched('improvement.recommendation', 'recommendation', 'r.id', 'r.partnership_id', 'null::uuid', 'r.owner_id', 'r.is_case_level',
  'concat_ws('' '', r.reference, r.text)', 'concat_ws('' '', r.expected_outcome, r.why)');
select kernel.searched('improvement.decision', 'decision', 'r.id', 'r.partnership_id', 'null::uuid', 'r.owner_id', 'r.is_case_level',
  'concat_ws('' '', r.reference, r.question)', 'concat_ws('' '', r.forum, r.decided)');
select kernel.searched('improvement.measure', 'measure', 'r.id', 'r.partnership_id', 'null::uuid', 'r.owner_id', 'r.is_case_level',
  'concat_ws('' '', r.reference, r.what)', 'concat_ws('' '', r.definition, r.source, r.expected)');

-- How the records of the thread go when their time has come, and what is held together with each: one link is near enough.
create or replace function improvement.with_finding(finding uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select n.kind, n.id, improvement.keeper(n.id), false from (
    select 'ImprovementAction' as kind, l.action_id as id from improvement.finding_action l where l.finding_id = finding
    union all select 'Recommendation', l.recommendation_id from improvement.finding_recommendation l where l.finding_id = finding
    union all select 'Finding', u.finding_id from improvement.evidence_use u join improvement.evidence e on e.id = u.evidence_id where e.finding_id = finding
    union all select 'Finding', e.finding_id from improvement.evidence_use u join improvement.evidence e on e.id = u.evidence_id where u.finding_id = finding) n
  union all select 'Evidence', e.id, f.partnership_id, true from improvement.evidence e join improvement.finding f on f.id = e.finding_id where e.finding_id = finding
  union all select 'Answer', w.id, f.partnership_id, true from improvement.answer w join improvement.finding f on f.id = w.finding_id where w.finding_id = finding
$$;
create or replace function improvement.with_action(action uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select n.kind, n.id, improvement.keeper(n.id), false from (
    select 'Finding' as kind, l.finding_id as id from improvement.finding_action l where l.action_id = action
    union all select 'Recommendation', l.recommendation_id from improvement.recommendation_action l where l.action_id = action
    union all select 'Measure', l.measure_id from improvement.action_measure l where l.action_id = action) n
$$;
create function improvement.with_recommendation(recommendation uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select n.kind, n.id, improvement.keeper(n.id), false from (
    select 'Finding' as kind, l.finding_id as id from improvement.finding_recommendation l where l.recommendation_id = recommendation
    union all select 'Decision', l.decision_id from improvement.decision_recommendation l where l.recommendation_id = recommendation
    union all select 'ImprovementAction', l.action_id from improvement.recommendation_action l where l.recommendation_id = recommendation
    union all select 'Measure', l.measure_id from improvement.recommendation_measure l where l.recommendation_id = recommendation) n
$$;
create function improvement.with_decision(decision uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select 'Recommendation', l.recommendation_id, improvement.keeper(l.recommendation_id), false from improvement.decision_recommendation l where l.decision_id = decision
$$;
create function improvement.with_measure(measure uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select n.kind, n.id, improvement.keeper(n.id), false from (
    select 'Recommendation' as kind, l.recommendation_id as id from improvement.recommendation_measure l where l.measure_id = measure
    union all select 'ImprovementAction', l.action_id from improvement.action_measure l where l.measure_id = measure) n
$$;

create or replace function improvement.dispose_finding(finding uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from improvement.finding_action l where l.finding_id = finding;
  delete from improvement.finding_recommendation l where l.finding_id = finding;
  delete from improvement.evidence_use u where u.finding_id = finding or u.evidence_id in (select e.id from improvement.evidence e where e.finding_id = finding);
  delete from improvement.rise r where r.record_id = finding;
  return query delete from improvement.evidence e where e.finding_id = finding returning e.id;
  return query delete from improvement.answer w where w.finding_id = finding returning w.id;
  return query delete from improvement.finding f where f.id = finding returning f.id;
end $$;

create or replace function improvement.dispose_action(action uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from improvement.finding_action l where l.action_id = action;
  delete from improvement.recommendation_action l where l.action_id = action;
  delete from improvement.action_measure l where l.action_id = action;
  delete from improvement.action_support l where l.action_id = action;
  delete from improvement.scrutiny s where s.action_id = action;
  delete from improvement.rise r where r.record_id = action;
  delete from improvement.progress p where p.action_id = action;
  return query delete from improvement.action a where a.id = action returning a.id;
end $$;

create function improvement.dispose_recommendation(recommendation uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from improvement.finding_recommendation l where l.recommendation_id = recommendation;
  delete from improvement.decision_recommendation l where l.recommendation_id = recommendation;
  delete from improvement.recommendation_action l where l.recommendation_id = recommendation;
  delete from improvement.recommendation_measure l where l.recommendation_id = recommendation;
  delete from improvement.rise r where r.record_id = recommendation;
  return query delete from improvement.recommendation r where r.id = recommendation returning r.id;
end $$;

create function improvement.dispose_decision(decision uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from improvement.decision_recommendation l where l.decision_id = decision;
  delete from improvement.partner_position p where p.decision_id = decision;
  return query delete from improvement.decision d where d.id = decision returning d.id;
end $$;

create function improvement.dispose_measure(measure uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from improvement.recommendation_measure l where l.measure_id = measure;
  delete from improvement.action_measure l where l.measure_id = measure;
  delete from improvement.reading r where r.measure_id = measure;
  return query delete from improvement.measure m where m.id = measure returning m.id;
end $$;
revoke all on function improvement.with_recommendation(uuid), improvement.with_decision(uuid), improvement.with_measure(uuid),
  improvement.dispose_recommendation(uuid), improvement.dispose_decision(uuid), improvement.dispose_measure(uuid) from public;
insert into kernel.retention_kind (kind, disposer, together) values
  ('Recommendation', 'improvement.dispose_recommendation', 'improvement.with_recommendation'),
  ('Decision', 'improvement.dispose_decision', 'improvement.with_decision'),
  ('Measure', 'improvement.dispose_measure', 'improvement.with_measure');
