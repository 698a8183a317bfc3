-- Asks by link: an agency without an account is asked how its actions are going, answers in a half-filled file, and a person inside
-- takes it over line by line.
create table improvement.ask (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  reference text not null,
  agency_id uuid not null,
  -- As the agency was called: whoever opens the link sees no register.
  agency_name text not null check (length(agency_name) between 1 and 200),
  address text not null check (length(address) between 3 and 254),
  -- SHA-256 of the link's secret, which is kept nowhere.
  token_hash bytea not null unique check (length(token_hash) = 32),
  asked_by uuid not null references identity.account,
  asked_at timestamptz not null,
  until date not null,
  state text not null check (state in ('Waiting', 'HalfFilled', 'Sent', 'TakenOver', 'Revoked')),
  wrong_addresses integer not null check (wrong_addresses between 0 and 10),
  saves integer not null check (saves between 0 and 20),
  file_name text check (length(file_name) between 1 and 200),
  -- What was not understood, by cell.
  remarks jsonb not null,
  saved_at timestamptz,
  sent_at timestamptz,
  finished_at timestamptz,
  finished_by uuid references identity.account,
  version integer not null,
  unique (partnership_id, reference),
  check ((state in ('TakenOver', 'Revoked')) = (finished_at is not null) and (finished_at is null) = (finished_by is null)),
  check (state not in ('Sent', 'TakenOver') or sent_at is not null)
);
create index ask_asked on improvement.ask (partnership_id, asked_at desc);
create index ask_open on improvement.ask (until) where state in ('Waiting', 'HalfFilled');
create index ask_sent on improvement.ask (partnership_id, sent_at) where state = 'Sent';

create table improvement.asked_action (
  id uuid primary key,
  ask_id uuid not null references improvement.ask,
  -- What was said of an action goes with it.
  action_id uuid not null references improvement.action on delete cascade,
  number integer not null check (number >= 1),
  answer jsonb,
  outcome text check (outcome in ('Taken', 'LeftOut')),
  why text check (length(why) between 1 and 500),
  unique (ask_id, action_id),
  unique (ask_id, number),
  check ((outcome = 'LeftOut') = (why is not null))
);
create index asked_action_action on improvement.asked_action (action_id);

select kernel.secure('improvement.ask');
select kernel.secure_part('improvement.asked_action', 'ask_id', 'improvement.ask');

-- The ask behind the link that the transaction was shown, while it can be answered. Its only input is the secret itself: whoever does
-- not have it finds nothing, whatever they ask for.
create function improvement.asked() returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select q.id from improvement.ask q
  where q.token_hash = sha256(convert_to(nullif(current_setting('los.link', true), ''), 'UTF8'))
    and q.state in ('Waiting', 'HalfFilled') and q.wrong_addresses < 10 and q.until >= (kernel.instant() at time zone 'Europe/London')::date
$$;

-- One at a time: whoever comes second sees what the first one did.
create function improvement.hold_asked() returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform 1 from improvement.ask q where q.token_hash = sha256(convert_to(nullif(current_setting('los.link', true), ''), 'UTF8')) for update;
end $$;

create policy by_link on improvement.ask for select to lineofsight_app using (id = (select improvement.asked()));
create policy by_link_update on improvement.ask for update to lineofsight_app using (id = (select improvement.asked()));

-- What the link shows of the actions: those that were asked about, that the agency still leads, and none about one child's case.
create function improvement.asked_actions() returns table (line uuid, number integer, reference text, what text, due_on date, status text)
language sql stable security definer set search_path = pg_catalog as $$
  select l.id, l.number, a.reference, a.what, a.due_on, a.status
  from improvement.ask q join improvement.asked_action l on l.ask_id = q.id join improvement.action a on a.id = l.action_id
  where q.id = improvement.asked() and not a.is_case_level and a.agency_id = q.agency_id and a.partnership_id = q.partnership_id
$$;

-- The file that came by the link takes the place of the one before; null only ends that one.
create function improvement.keep_asked_file(document uuid, file_name text, bytes bigint, digest bytea, stored_as text, verdict text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  q improvement.ask;
begin
  select * into q from improvement.ask a where a.id = improvement.asked();
  if q.id is null then
    raise exception 'no link that can be answered was shown' using errcode = 'insufficient_privilege';
  end if;
  if document is not null and verdict not in ('Clean', 'NotChecked') then
    raise exception 'a file from outside is found clean before it is kept' using errcode = 'insufficient_privilege';
  end if;
  update kernel.document_use u set ended_at = kernel.instant(), ended_by = '00000000-0000-4000-8000-000000000003', ended_because = 'A newer file took its place'
    where u.record_id = q.id and u.ended_at is null;
  if document is not null then
    insert into kernel.document (id, partnership_id, agency_id, given_at, name, type, size, sha256, stored, state, checked_at, version)
      values (document, q.partnership_id, q.agency_id, kernel.instant(), file_name, 'Xlsx', bytes, digest, stored_as, verdict, case when verdict = 'Clean' then kernel.instant() end, 1);
    insert into kernel.document_use (id, document_id, partnership_id, record_kind, record_id, record_partnership_id, added_at, added_by)
      values (gen_random_uuid(), document, q.partnership_id, 'AskByLink', q.id, q.partnership_id, kernel.instant(), '00000000-0000-4000-8000-000000000003');
  end if;
end $$;
revoke all on function improvement.asked(), improvement.hold_asked(), improvement.asked_actions(), improvement.keep_asked_file(uuid, text, bigint, bytea, text, text) from public;
grant execute on function improvement.asked(), improvement.hold_asked(), improvement.asked_actions(), improvement.keep_asked_file(uuid, text, bigint, bytea, text, text) to lineofsight_app;

-- To whom a link was sent and until when never changes; who has no account answers, and does nothing else.
create function improvement.keep_asked() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'an ask stays as it was asked, and a link only answers it' using errcode = 'insufficient_privilege';
end $$;
revoke all on function improvement.keep_asked() from public;
create trigger keep_asked before update on improvement.ask for each row
  when (current_user = 'lineofsight_app' and (
    (old.id, old.reference, old.agency_id, old.agency_name, old.address, old.token_hash, old.asked_by, old.asked_at, old.until)
      is distinct from (new.id, new.reference, new.agency_id, new.agency_name, new.address, new.token_hash, new.asked_by, new.asked_at, new.until)
    or (kernel.acting() is null and new.state in ('TakenOver', 'Revoked'))))
  execute function improvement.keep_asked();
create trigger keep_asked before update on improvement.asked_action for each row
  when (current_user = 'lineofsight_app' and (
    (old.id, old.ask_id, old.action_id, old.number) is distinct from (new.id, new.ask_id, new.action_id, new.number)
    or (kernel.acting() is null and (old.outcome, old.why) is distinct from (new.outcome, new.why))))
  execute function improvement.keep_asked();
create trigger asked_inside before insert on improvement.asked_action for each row
  when (current_user = 'lineofsight_app' and kernel.acting() is null) execute function improvement.keep_asked();

create function improvement.with_ask(ask uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select 'AskedAction', l.id, q.partnership_id, true from improvement.asked_action l join improvement.ask q on q.id = l.ask_id where l.ask_id = ask
$$;
create function improvement.dispose_ask(ask uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  return query delete from improvement.asked_action l where l.ask_id = ask returning l.id;
  return query delete from improvement.ask q where q.id = ask returning q.id;
end $$;
revoke all on function improvement.with_ask(uuid), improvement.dispose_ask(uuid) from public;
insert into kernel.retention_kind (kind, disposer, together) values ('AskByLink', 'improvement.dispose_ask', 'improvement.with_ask');
