-- Running deadlines on records, and a partnership's own lengths for rules that are not national.

-- Puts a table behind the wall whose rows belong to a record of any module: seen where the record is kept or shared.
create function kernel.secure_of_record(guarded regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', guarded);
  execute format('create policy scope on %s for select to lineofsight_app
    using (partnership_id = any ((select kernel.scope())::uuid[]) or exists
      (select 1 from kernel.share s where s.record_id = %1$s.record_id and s.partnership_id = any ((select kernel.scope())::uuid[])))', guarded);
  execute format('create policy scope_insert on %s for insert to lineofsight_app
    with check (partnership_id = any ((select kernel.scope())::uuid[]))', guarded);
  execute format('create policy scope_update on %s for update to lineofsight_app
    using (partnership_id = any ((select kernel.scope())::uuid[]) or exists
      (select 1 from kernel.share s where s.record_id = %1$s.record_id and s.partnership_id = any ((select kernel.scope())::uuid[])))', guarded);
  execute format('create trigger keep_partnership before update of partnership_id on %s for each row
    when (old.partnership_id is distinct from new.partnership_id) execute function kernel.keep_partnership()', guarded);
  execute format('grant select, insert, update on %s to lineofsight_app', guarded);
end $$;

create table kernel.clock (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  record_id uuid not null,
  rule text not null,
  division text not null,
  state text not null check (state in ('NotStarted', 'Running', 'Paused', 'Met', 'MetLate', 'Missed')),
  due_on date,
  other_due_on date,
  version integer not null,
  check ((state = 'Paused') = (due_on is null))
);
create index clock_record on kernel.clock (record_id);
create index clock_open on kernel.clock (partnership_id, due_on) where state in ('Running', 'Paused');

create table kernel.clock_entry (
  id uuid primary key,
  clock_id uuid not null references kernel.clock,
  number integer not null check (number >= 1),
  kind text not null check (kind in ('Started', 'Moved', 'Paused', 'Resumed', 'Met', 'Missed', 'Reopened')),
  day date not null,
  set_to date,
  words text check (length(words) between 1 and 500),
  person_id uuid not null,
  at timestamptz not null,
  unique (clock_id, number)
);
select kernel.secure_of_record('kernel.clock');
select kernel.secure_part('kernel.clock_entry', 'clock_id', 'kernel.clock');
-- What happened is only ever added; which record a clock runs on, and by which rule, never changes.
revoke update on kernel.clock_entry, kernel.clock from lineofsight_app;
grant update (state, due_on, other_due_on, version) on kernel.clock to lineofsight_app;

create table kernel.local_rule (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  key text not null check (length(key) between 1 and 100),
  name text not null check (length(name) between 1 and 200),
  amount integer not null check (amount between 1 and 250),
  unit text not null check (unit in ('WorkingDays', 'Days', 'Months')),
  from_day date not null,
  source text not null check (length(source) between 1 and 200),
  set_at timestamptz not null,
  version integer not null
);
create index local_rule_key on kernel.local_rule (partnership_id, key, from_day desc);
select kernel.secure('kernel.local_rule');
revoke update on kernel.local_rule from lineofsight_app;
