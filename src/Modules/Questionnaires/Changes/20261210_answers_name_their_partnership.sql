-- An answer names the partnership of its return, so that whoever is of the partnership reads sixty answers without sixty questions after the
-- return. The foreign key holds it to the return's own; a return stays with its partnership.
alter table questionnaires.return add unique (id, partnership_id);
alter table questionnaires.answer add column partnership_id uuid;
update questionnaires.answer a set partnership_id = r.partnership_id from questionnaires.return r where r.id = a.return_id;
alter table questionnaires.answer
  alter column partnership_id set not null,
  drop constraint answer_return_id_fkey,
  add foreign key (return_id, partnership_id) references questionnaires.return (id, partnership_id);
-- Reading alone goes the short way. Whoever writes is asked of the return as before: a key that is refused later would tell what is there.
alter policy scope on questionnaires.answer
  using (partnership_id = any ((select kernel.scope())::uuid[]) or exists (select 1 from questionnaires.return w where w.id = answer.return_id));

-- What the link leads to beside its return: the round and the questionnaires. Asked as one question, and only of who shows a link.
create function questionnaires.linked_to() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select array[r.round_id, r.definition_id, r.local_definition_id] from questionnaires.return r where r.id = (select questionnaires.linked())
$$;
revoke all on function questionnaires.linked_to() from public;
grant execute on function questionnaires.linked_to() to lineofsight_app;
drop policy by_link on questionnaires.round;
create policy by_link on questionnaires.round for select to lineofsight_app using (id = any ((select questionnaires.linked_to())::uuid[]));
drop policy by_link on questionnaires.definition;
drop policy by_link_local on questionnaires.definition;
create policy by_link on questionnaires.definition for select to lineofsight_app using (id = any ((select questionnaires.linked_to())::uuid[]));

-- As before, with the partnership.
create or replace function questionnaires.carry(shared uuid, told text) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
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
  insert into questionnaires.answer as x (id, partnership_id, return_id, question, value, is_confirmed, changed_at, changed_by, version, is_carried, withheld_because, files_withheld_because)
    select gen_random_uuid(), area, target, a ->> 'to', case when a ->> 'because' is null then a -> 'value' else '{}' end, true, l.changed_at, l.changed_by, 1, true,
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
