-- Staff returns: answers without a name, in two envelopes (docs/decisions/0028-staff-returns-in-two-envelopes.md). No time stands in any of
-- these tables but the day on which staff were counted.

-- How many staff an agency or school says it has, and how many codes it made for them.
create table questionnaires.staff_asked (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  return_id uuid not null unique references questionnaires.return,
  staff integer not null check (staff between 1 and 20000),
  counted_on date not null,
  codes_made integer not null check (codes_made between 0 and 20000),
  -- How many answers have left their envelopes.
  taken_in integer not null check (taken_in between 0 and codes_made),
  version integer not null
);

-- SHA-256 of each code; the code itself is on paper alone.
create table questionnaires.staff_code (
  code_hash bytea primary key check (length(code_hash) = 32),
  return_id uuid not null references questionnaires.return,
  is_used boolean not null
);
create index staff_code_return on questionnaires.staff_code (return_id);

-- The outer envelope has the code's hash; the inner one holds the answers, under a key that is not in the database.
create table questionnaires.staff_envelope (
  code_hash bytea primary key references questionnaires.staff_code,
  return_id uuid not null references questionnaires.return,
  sealed bytea not null check (length(sealed) between 16384 and 524288)
);
alter table questionnaires.staff_envelope alter column sealed set storage external;
create index staff_envelope_return on questionnaires.staff_envelope (return_id);

create table questionnaires.staff_answer (
  id uuid primary key,
  return_id uuid not null references questionnaires.return,
  answers jsonb not null check (jsonb_typeof(answers) = 'object')
);
create index staff_answer_return on questionnaires.staff_answer (return_id);

-- What was opened or shuffled leaves dead rows, which only the server's own sweep takes away: here it comes for a single one.
alter table questionnaires.staff_code set (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);
alter table questionnaires.staff_envelope set
  (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 1, toast.autovacuum_vacuum_scale_factor = 0);
alter table questionnaires.staff_answer set
  (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 1, toast.autovacuum_vacuum_scale_factor = 0);

select kernel.secure('questionnaires.staff_asked');
do $$
declare
  t regclass;
begin
  foreach t in array array['questionnaires.staff_code', 'questionnaires.staff_envelope', 'questionnaires.staff_answer']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', t);
  end loop;
end $$;
-- Whoever makes codes writes them and never reads one.
create policy scope_insert on questionnaires.staff_code for insert to lineofsight_app
  with check (not is_used and exists (select 1 from questionnaires.return r where r.id = return_id));
grant insert on questionnaires.staff_code to lineofsight_app;
-- How many envelopes wait can be counted; no hash and no content can be read.
create policy scope on questionnaires.staff_envelope for select to lineofsight_app
  using (exists (select 1 from questionnaires.return r where r.id = return_id));
grant select (return_id) on questionnaires.staff_envelope to lineofsight_app;
-- Fewer than five answers are nobody's to read.
create policy scope on questionnaires.staff_answer for select to lineofsight_app
  using (exists (select 1 from questionnaires.staff_asked a where a.return_id = staff_answer.return_id and a.taken_in >= 5));
grant select (return_id, answers) on questionnaires.staff_answer to lineofsight_app;

create trigger stands before update on questionnaires.staff_asked for each row
  when (current_user = 'lineofsight_app' and ((old.id, old.return_id, old.taken_in) is distinct from (new.id, new.return_id, new.taken_in) or new.codes_made < old.codes_made))
  execute function questionnaires.stands();
create trigger begins before insert on questionnaires.staff_asked for each row when (new.taken_in <> 0) execute function questionnaires.stands();

-- What stands behind the code that the transaction was shown. Its only input is the code itself.
create function questionnaires.staff_shown() returns table (
  return_id uuid, state text, name text, title text, partnership_id uuid, definition_id uuid, type_key text, phase text)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, case
    when c.is_used or exists (select 1 from questionnaires.staff_envelope e where e.code_hash = c.code_hash) then 'Used'
    when x.state <> 'Open' or r.state = 'Excused' then 'Closed'
    else 'Open' end, r.name, x.title, r.partnership_id, x.staff_definition_id, r.type_key, r.phase
  from questionnaires.staff_code c
    join questionnaires.return r on r.id = c.return_id
    join questionnaires.round x on x.id = r.round_id
  where c.code_hash = sha256(convert_to(nullif(current_setting('los.link', true), ''), 'UTF8'))
$$;
-- Takes in the envelope of the code that the transaction was shown, once however many send it.
create function questionnaires.send_staff_answers(sealed bytea) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  hash bytea := sha256(convert_to(nullif(current_setting('los.link', true), ''), 'UTF8'));
  whole uuid;
  state text;
begin
  select c.return_id into whole from questionnaires.staff_code c where c.code_hash = hash for update;
  -- A round that is being closed either waits for this answer, or has closed before it.
  perform 1 from questionnaires.round x join questionnaires.return r on r.round_id = x.id where r.id = whole for share of x;
  select s.state into state from questionnaires.staff_shown() s;
  if state = 'Open' then
    insert into questionnaires.staff_envelope (code_hash, return_id, sealed) values (hash, whole, send_staff_answers.sealed);
    return 'Sent';
  end if;
  return coalesce(state, 'Unknown');
end $$;
revoke all on function questionnaires.staff_shown(), questionnaires.send_staff_answers(bytea) from public;
grant execute on function questionnaires.staff_shown(), questionnaires.send_staff_answers(bytea) to lineofsight_app;
create policy by_staff_code on questionnaires.definition for select to lineofsight_app
  using (id = (select s.definition_id from questionnaires.staff_shown() s where s.state = 'Open'));

-- Returns with envelopes to open: of an open round when ten wait, so that five are opened and five stay behind; of a closed one all that
-- are left. Five stay behind so that the last ones are never fewer: the difference between two readings is always five people or more.
create function questionnaires.staff_due() returns setof uuid language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not kernel.is_job() then
    raise exception 'only the job opens envelopes' using errcode = 'insufficient_privilege';
  end if;
  return query
    select e.return_id
    from questionnaires.staff_envelope e join questionnaires.return r on r.id = e.return_id join questionnaires.round x on x.id = r.round_id
    group by e.return_id, x.state, r.state
    having count(*) >= 10 or x.state <> 'Open' or r.state = 'Excused';
end $$;
-- The envelopes of a return that are opened now. Which ones is drawn by lot: who was last is nobody's to know.
create function questionnaires.staff_envelopes(return uuid) returns table (code_hash bytea, sealed bytea)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  waiting bigint;
begin
  if not kernel.is_job() then
    raise exception 'only the job opens envelopes' using errcode = 'insufficient_privilege';
  end if;
  select count(*) into waiting from questionnaires.staff_envelope e where e.return_id = $1;
  if exists (select 1 from questionnaires.return r join questionnaires.round x on x.id = r.round_id where r.id = $1 and r.state <> 'Excused' and x.state = 'Open') then
    waiting := case when waiting >= 10 then waiting - 5 else 0 end;
  end if;
  return query select e.code_hash, e.sealed from questionnaires.staff_envelope e where e.return_id = $1 order by gen_random_uuid() limit waiting;
end $$;
-- Mixes what was opened with what was there: every answer of the return is written anew, in the order of identifiers drawn by lot, and so is
-- every code that was used. Neither place nor transaction tells which came together, and the envelopes are gone with the same commit.
create function questionnaires.take_in_staff_answers(return uuid, hashes bytea[], opened text[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone integer;
begin
  if not kernel.is_job() then
    raise exception 'only the job opens envelopes' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from questionnaires.staff_asked a where a.return_id = $1 for update;
  delete from questionnaires.staff_envelope e where e.return_id = $1 and e.code_hash = any (hashes);
  get diagnostics gone = row_count;
  if gone <> cardinality(hashes) or gone <> cardinality(opened) then
    raise exception 'an envelope is opened once, and gives one answer';
  end if;
  with before as (delete from questionnaires.staff_answer a where a.return_id = $1 returning a.answers),
    every as (select b.answers from before b union all select o::jsonb from unnest(opened) o)
  insert into questionnaires.staff_answer (id, return_id, answers) select gen_random_uuid() as id, $1, e.answers from every e order by id;
  with used as (delete from questionnaires.staff_code c where c.return_id = $1 and (c.is_used or c.code_hash = any (hashes)) returning c.code_hash)
  insert into questionnaires.staff_code (code_hash, return_id, is_used) select u.code_hash, $1, true from used u order by gen_random_uuid();
  update questionnaires.staff_asked a set taken_in = a.taken_in + gone where a.return_id = $1;
  return gone;
end $$;
revoke all on function questionnaires.staff_due(), questionnaires.staff_envelopes(uuid), questionnaires.take_in_staff_answers(uuid, bytea[], text[]) from public;
grant execute on function questionnaires.staff_due(), questionnaires.staff_envelopes(uuid), questionnaires.take_in_staff_answers(uuid, bytea[], text[]) to lineofsight_jobs;

create or replace function questionnaires.with_return(return uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select 'ReturnAnswer', a.id, r.partnership_id, true from questionnaires.answer a join questionnaires.return r on r.id = a.return_id where a.return_id = $1
  union all
  select 'ReturnLink', l.id, l.partnership_id, true from questionnaires.link l where l.return_id = $1
  union all
  select 'StaffAsked', s.id, s.partnership_id, true from questionnaires.staff_asked s where s.return_id = $1
$$;
-- Answers of staff and their codes are no records of their own: nobody can name one, so none is held or listed by itself.
create or replace function questionnaires.dispose_return(return uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from questionnaires.staff_envelope e where e.return_id = $1;
  delete from questionnaires.staff_code c where c.return_id = $1;
  delete from questionnaires.staff_answer a where a.return_id = $1;
  return query delete from questionnaires.staff_asked s where s.return_id = $1 returning s.id;
  return query delete from questionnaires.answer a where a.return_id = $1 returning a.id;
  return query delete from questionnaires.link l where l.return_id = $1 returning l.id;
  return query delete from questionnaires.return r where r.id = $1 returning r.id;
end $$;
