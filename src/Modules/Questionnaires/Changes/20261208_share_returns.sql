-- Answer once, share to many: one return that an agency signed off is its answer in other partnerships too
-- (docs/decisions/0030-answer-once-share-to-many.md).

-- That an agency lets one of its returns be its answer elsewhere. It lies with the return, in the partnership in which it was given.
create table questionnaires.sharing (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  return_id uuid not null unique references questionnaires.return,
  agency_id uuid not null,
  begun_at timestamptz not null,
  -- The agency takes it back everywhere. Where whoever did so has no role, a job does it.
  withdrawn_at timestamptz,
  withdrawn_by text check (length(withdrawn_by) between 1 and 200),
  withdrawn_because text check (length(withdrawn_because) between 1 and 500),
  version integer not null,
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_because is null))
);

-- What stays out: an answer, or one of its files, from one partnership or from all but the one that it was given in.
create table questionnaires.withheld (
  id uuid primary key,
  sharing_id uuid not null references questionnaires.sharing,
  question text not null check (length(question) between 1 and 60),
  file_id uuid,
  from_id uuid references kernel.partnership,
  because text not null check (length(because) between 1 and 500),
  withheld_at timestamptz not null,
  ended_at timestamptz,
  version integer not null
);
create unique index withheld_once on questionnaires.withheld (sharing_id, question, file_id, from_id) nulls not distinct where ended_at is null;

-- One partnership's return that is answered by another. It lies with the partnership that asked. The return that answers is another
-- partnership's and is kept and disposed of there, so nothing refers to it.
create table questionnaires.shared_with (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  return_id uuid not null references questionnaires.return,
  agency_id uuid not null,
  lead_id uuid not null,
  shared_at timestamptz not null,
  shared_by text not null check (length(shared_by) between 1 and 200),
  -- The sign-off that the answers are of, and when they came and last changed here.
  lead_signed_at timestamptz,
  lead_signer_name text check (length(lead_signer_name) between 1 and 200),
  lead_signer_role text check (length(lead_signer_role) between 1 and 200),
  carried_at timestamptz,
  changed_at timestamptz,
  -- Since when the agency has been revising its answers. What it signed off before stands here until it signs off again.
  revised_since timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text check (length(withdrawn_by) between 1 and 200),
  withdrawn_because text check (length(withdrawn_because) between 1 and 500),
  version integer not null,
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_because is null)),
  check ((carried_at is null) = (lead_signed_at is null))
);
create unique index shared_with_once on questionnaires.shared_with (return_id) where withdrawn_at is null;
create index shared_with_return on questionnaires.shared_with (return_id);
create index shared_with_lead on questionnaires.shared_with (lead_id) where withdrawn_at is null;

select kernel.secure('questionnaires.sharing');
select kernel.secure_part('questionnaires.withheld', 'sharing_id', 'questionnaires.sharing');
select kernel.secure('questionnaires.shared_with');

-- Only who sees both returns binds them: somebody who acts in both partnerships. The answering one was signed off, by the same agency.
create policy both_in_sight on questionnaires.shared_with as restrictive for insert to lineofsight_app with check (
  exists (
    select 1 from questionnaires.return l join questionnaires.return r on r.agency_id = l.agency_id and r.partnership_id <> l.partnership_id
    where l.id = shared_with.lead_id and l.state = 'Signed' and r.id = shared_with.return_id and r.agency_id = shared_with.agency_id and r.partnership_id = shared_with.partnership_id));

alter table questionnaires.answer
  add column is_carried boolean not null default false,
  add column withheld_because text check (length(withheld_because) between 1 and 500),
  add column files_withheld_because text check (length(files_withheld_because) between 1 and 500),
  add check (is_carried or (withheld_because is null and files_withheld_because is null)),
  add check (withheld_because is null or value = '{}');
alter table questionnaires.answer alter column is_carried drop default;

-- Puts away the files that came with carried answers and are not among these any more. One that lies with the area itself, because the
-- agency had given it there before, is no longer used; of any other the area keeps no trace.
create function questionnaires.put_away_files(lead uuid, target uuid, area uuid, files uuid[]) returns void language plpgsql set search_path = pg_catalog as $$
begin
  delete from kernel.document_use u where u.record_id = target and u.partnership_id <> area and not u.document_id = any (files);
  update kernel.document_use u set ended_at = kernel.instant(), ended_by = kernel.acting(), ended_because = 'It came with an answer that is not shared here'
    where u.record_id = target and u.partnership_id = area and u.ended_at is null and not u.document_id = any (files)
      and exists (select 1 from kernel.document_use l where l.record_id = lead and l.document_id = u.document_id)
      and not exists (select 1 from questionnaires.answer a where a.return_id = target and not a.is_carried and a.value -> 'files' ? u.document_id::text);
end $$;
revoke all on function questionnaires.put_away_files(uuid, uuid, uuid, uuid[]) from public;

create function questionnaires.carried_stays() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'what is answered once for several partnerships is changed where it was answered' using errcode = 'insufficient_privilege';
end $$;
revoke all on function questionnaires.carried_stays() from public;
-- The database itself carries answers over, and takes them back (below); the program writes none of them.
create trigger carried before insert or update on questionnaires.answer for each row
  when (current_user in ('lineofsight_app', 'lineofsight_jobs') and (new.is_carried or new.withheld_because is not null or new.files_withheld_because is not null))
  execute function questionnaires.carried_stays();
create trigger carried_stays before update on questionnaires.answer for each row
  when (current_user in ('lineofsight_app', 'lineofsight_jobs') and old.is_carried) execute function questionnaires.carried_stays();
-- A sharing stays between its two returns, and what was withdrawn stays withdrawn.
create trigger stays before update on questionnaires.shared_with for each row
  when (old.withdrawn_at is not null or (old.return_id, old.lead_id, old.agency_id) is distinct from (new.return_id, new.lead_id, new.agency_id))
  execute function questionnaires.carried_stays();

-- Carries the answers of the return that was signed off into one that it answers. Whoever calls sees both. What stays out is refused here
-- too, whatever the program hands over; a file comes along only when an answer that may come along has it.
create function questionnaires.carry(shared uuid, told text) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  -- What is carried, as JSON; whose returns these are comes from the transaction alone.
  answers jsonb := told::jsonb;
  lead uuid;
  area uuid;
  target uuid;
  files uuid[];
  touched bigint;
  gone bigint;
begin
  select s.lead_id, s.partnership_id, s.return_id into lead, area, target
    from questionnaires.shared_with s
      join questionnaires.return r on r.id = s.return_id
      join questionnaires.round x on x.id = r.round_id
      join questionnaires.return l on l.id = s.lead_id and l.agency_id = r.agency_id
    where s.id = shared and s.withdrawn_at is null and x.state = 'Open' and r.state <> 'Excused' and l.state = 'Signed'
      and s.partnership_id = any (kernel.scope()) and l.partnership_id = any (kernel.scope())
    for update of s;
  if lead is null then
    raise exception 'answers are carried over from a return that was signed off into an open round, by who sees both' using errcode = 'insufficient_privilege';
  end if;
  if exists (
    select 1 from jsonb_array_elements(answers) a
      join questionnaires.withheld w on w.question = a ->> 'from' and w.file_id is null and w.ended_at is null and (w.from_id is null or w.from_id = area)
      join questionnaires.sharing h on h.id = w.sharing_id and h.return_id = lead
    where a ->> 'because' is null) then
    raise exception 'this answer stays out' using errcode = 'insufficient_privilege';
  end if;
  select coalesce(array_agg(distinct f::uuid), '{}') into files
    from questionnaires.answer l cross join lateral jsonb_array_elements_text(l.value -> 'files') f
    where l.return_id = lead and l.value ? 'files' and not exists (
      select 1 from questionnaires.withheld w join questionnaires.sharing h on h.id = w.sharing_id and h.return_id = lead
      where w.ended_at is null and (w.from_id is null or w.from_id = area) and ((w.question = l.question and w.file_id is null) or w.file_id = f::uuid));
  if exists (
    select 1 from jsonb_array_elements(answers) a cross join lateral jsonb_array_elements_text(coalesce(a -> 'value' -> 'files', '[]')) f
    where a ->> 'because' is null and not f::uuid = any (files)) then
    raise exception 'this file stays out' using errcode = 'insufficient_privilege';
  end if;

  delete from questionnaires.answer x where x.return_id = target and x.is_carried and not exists (select 1 from jsonb_array_elements(answers) a where a ->> 'to' = x.question);
  get diagnostics gone = row_count;
  insert into questionnaires.answer as x (id, return_id, question, value, is_confirmed, changed_at, changed_by, version, is_carried, withheld_because, files_withheld_because)
    select gen_random_uuid(), target, a ->> 'to', case when a ->> 'because' is null then a -> 'value' else '{}' end, true, l.changed_at, l.changed_by, 1, true,
      a ->> 'because', a ->> 'filesBecause'
    from jsonb_array_elements(answers) a join questionnaires.answer l on l.return_id = lead and l.question = a ->> 'from'
    on conflict (return_id, question) do update set
      value = excluded.value, is_confirmed = true, changed_at = excluded.changed_at, changed_by = excluded.changed_by, version = x.version + 1, is_carried = true,
      withheld_because = excluded.withheld_because, files_withheld_because = excluded.files_withheld_because
    where (x.value, x.is_confirmed, x.is_carried, x.withheld_because, x.files_withheld_because)
      is distinct from (excluded.value, true, true, excluded.withheld_because, excluded.files_withheld_because);
  get diagnostics touched = row_count;

  select coalesce(array_agg(distinct f::uuid), '{}') into files
    from jsonb_array_elements(answers) a cross join lateral jsonb_array_elements_text(coalesce(a -> 'value' -> 'files', '[]')) f where a ->> 'because' is null;
  perform questionnaires.put_away_files(lead, target, area, files);
  insert into kernel.document_use (id, document_id, partnership_id, record_kind, record_id, record_partnership_id, added_at, added_by)
    select gen_random_uuid(), d.id, d.partnership_id, 'Return', target, area, kernel.instant(), kernel.acting() from kernel.document d
    where d.id = any (files) and not exists (select 1 from kernel.document_use u where u.document_id = d.id and u.record_id = target and u.ended_at is null);
  return touched + gone > 0;
end $$;

-- Takes back what was carried over, once the sharing was withdrawn: neither the answers nor that there were files stays behind.
create function questionnaires.take_back(shared uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  lead uuid;
  area uuid;
  target uuid;
begin
  select s.lead_id, s.partnership_id, s.return_id into lead, area, target from questionnaires.shared_with s
    where s.id = shared and s.withdrawn_at is not null and s.partnership_id = any (kernel.scope())
      and not exists (select 1 from questionnaires.shared_with later where later.return_id = s.return_id and later.withdrawn_at is null);
  if target is null then
    raise exception 'only what was withdrawn is taken back' using errcode = 'insufficient_privilege';
  end if;
  delete from questionnaires.answer a where a.return_id = target and a.is_carried;
  perform questionnaires.put_away_files(lead, target, area, '{}');
end $$;
revoke all on function questionnaires.carry(uuid, text), questionnaires.take_back(uuid) from public;
grant execute on function questionnaires.carry(uuid, text), questionnaires.take_back(uuid) to lineofsight_app;

create or replace function questionnaires.with_return(return uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select 'ReturnAnswer', a.id, r.partnership_id, true from questionnaires.answer a join questionnaires.return r on r.id = a.return_id where a.return_id = $1
  union all
  select 'ReturnLink', l.id, l.partnership_id, true from questionnaires.link l where l.return_id = $1
  union all
  select 'StaffAsked', s.id, s.partnership_id, true from questionnaires.staff_asked s where s.return_id = $1
  union all
  select 'Sharing', h.id, h.partnership_id, true from questionnaires.sharing h where h.return_id = $1
  union all
  select 'Withheld', w.id, h.partnership_id, true from questionnaires.withheld w join questionnaires.sharing h on h.id = w.sharing_id where h.return_id = $1
  union all
  select 'SharedWith', s.id, s.partnership_id, true from questionnaires.shared_with s where s.return_id = $1
$$;
create or replace function questionnaires.dispose_return(return uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from questionnaires.staff_envelope e where e.return_id = $1;
  delete from questionnaires.staff_code c where c.return_id = $1;
  delete from questionnaires.staff_answer a where a.return_id = $1;
  return query delete from questionnaires.staff_asked s where s.return_id = $1 returning s.id;
  return query delete from questionnaires.withheld w using questionnaires.sharing h where h.id = w.sharing_id and h.return_id = $1 returning w.id;
  return query delete from questionnaires.sharing h where h.return_id = $1 returning h.id;
  return query delete from questionnaires.shared_with s where s.return_id = $1 returning s.id;
  return query delete from questionnaires.answer a where a.return_id = $1 returning a.id;
  return query delete from questionnaires.link l where l.return_id = $1 returning l.id;
  return query delete from questionnaires.return r where r.id = $1 returning r.id;
end $$;
