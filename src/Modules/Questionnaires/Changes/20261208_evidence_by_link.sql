-- Evidence from whoever answers by a link or a code. They see the names of the files that their return has been given, and open none.
create function questionnaires.linked_files() returns table (id uuid, name text, type text, size bigint, at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select d.id, d.name, d.type, d.size, u.added_at from kernel.document_use u join kernel.document d on d.id = u.document_id
  where u.record_id = questionnaires.linked() and u.record_kind = 'Return' and u.ended_at is null and d.state <> 'Refused' order by u.added_at desc
$$;

create function questionnaires.keep_linked_file(document uuid, file_name text, kind text, bytes bigint, digest bytea, stored_as text, verdict text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  r questionnaires.return;
begin
  select * into r from questionnaires.return x where x.id = questionnaires.linked();
  if r.id is null then
    raise exception 'no link that can be answered was shown' using errcode = 'insufficient_privilege';
  end if;
  if verdict not in ('Clean', 'NotChecked') then
    raise exception 'a file from outside is found clean before it is kept' using errcode = 'insufficient_privilege';
  end if;
  -- Files that were taken away again stay with the return. Nobody fills the disk through one link.
  if (select count(*) from kernel.document_use u where u.record_id = r.id) >= 300 then
    raise exception 'this return has been given all the files that it takes' using errcode = 'insufficient_privilege';
  end if;
  insert into kernel.document (id, partnership_id, agency_id, given_at, name, type, size, sha256, stored, state, checked_at, version)
    values (document, r.partnership_id, r.agency_id, kernel.instant(), file_name, kind, bytes, digest, stored_as, verdict, case when verdict = 'Clean' then kernel.instant() end, 1);
  insert into kernel.document_use (id, document_id, partnership_id, record_kind, record_id, record_partnership_id, added_at, added_by)
    values (gen_random_uuid(), document, r.partnership_id, 'Return', r.id, r.partnership_id, kernel.instant(), '00000000-0000-4000-8000-000000000003');
end $$;
revoke all on function questionnaires.linked_files(), questionnaires.keep_linked_file(uuid, text, text, bigint, bytea, text, text) from public;
grant execute on function questionnaires.linked_files(), questionnaires.keep_linked_file(uuid, text, text, bigint, bytea, text, text) to lineofsight_app;
