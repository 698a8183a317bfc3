-- Questionnaires, the rounds in which they are sent out, and the returns that come of them.
create schema questionnaires;
grant usage on schema questionnaires to lineofsight_app;

-- A definition as a partnership sent it out. Its text stands for ever: returns are read by it.
create table questionnaires.definition (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  key text not null check (key ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  number integer not null check (number >= 1),
  title text not null check (length(title) between 1 and 200),
  audience text not null check (audience in ('Agencies', 'Schools', 'Staff')),
  text text not null check (length(text) between 1 and 1000000),
  state text not null check (state in ('Draft', 'Issued')),
  added_at timestamptz not null,
  added_by uuid references identity.account,
  issued_at timestamptz,
  version integer not null,
  unique (partnership_id, key, number),
  check ((state = 'Issued') = (issued_at is not null))
);

create table questionnaires.round (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  reference text not null,
  title text not null check (length(title) between 1 and 200),
  theme text check (length(theme) between 1 and 100),
  audience text not null check (audience in ('Agencies', 'Schools')),
  definition_id uuid not null references questionnaires.definition,
  staff_definition_id uuid references questionnaires.definition,
  opens_on date not null,
  due_on date not null check (due_on >= opens_on),
  state text not null check (state in ('Prepared', 'Open', 'Closed')),
  -- The phases or types that are asked; empty for all, so that whoever is new is asked too.
  kinds text[] not null,
  -- True when the agencies were chosen one by one.
  is_chosen boolean not null,
  opened_at timestamptz,
  closed_at timestamptz,
  version integer not null,
  unique (partnership_id, reference),
  check ((state = 'Prepared') = (opened_at is null) and (state = 'Closed') = (closed_at is not null))
);
create index round_due on questionnaires.round (partnership_id, due_on desc);

create table questionnaires.return (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  round_id uuid not null references questionnaires.round,
  definition_id uuid not null references questionnaires.definition,
  reference text not null,
  -- The agency, or the school as an agency.
  agency_id uuid not null,
  urn integer,
  -- As it was when it was asked: registers change, and what was asked stays.
  name text not null check (length(name) between 1 and 300),
  type_key text check (length(type_key) between 1 and 60),
  phase text check (length(phase) between 1 and 60),
  kind_words text not null check (length(kind_words) between 1 and 200),
  district text check (length(district) between 1 and 200),
  due_on date not null,
  extended_because text check (length(extended_because) between 1 and 500),
  state text not null check (state in ('Issued', 'InProgress', 'Signed', 'Excused')),
  asked integer not null check (asked >= 0),
  finished integer not null check (finished between 0 and asked),
  started_at timestamptz,
  signed_at timestamptz,
  signed_by uuid references identity.account,
  signer_name text check (length(signer_name) between 1 and 200),
  signer_role text check (length(signer_role) between 1 and 200),
  excused_on date,
  excused_because text check (length(excused_because) between 1 and 500),
  last_chased_at timestamptz,
  escalated_at timestamptz,
  escalated_to text check (length(escalated_to) between 1 and 200),
  version integer not null,
  unique (partnership_id, reference),
  unique (round_id, agency_id),
  check ((state = 'Signed') = (signed_at is not null) and (signed_at is null) = (signer_name is null)),
  check ((state = 'Excused') = (excused_on is not null) and (excused_on is null) = (excused_because is null)),
  check ((escalated_at is null) = (escalated_to is null))
);
create index return_agency on questionnaires.return (agency_id, due_on desc);
create index return_open on questionnaires.return (round_id) where state in ('Issued', 'InProgress');

create table questionnaires.answer (
  id uuid primary key,
  return_id uuid not null references questionnaires.return,
  question text not null check (length(question) between 1 and 60),
  value jsonb not null,
  -- False while it was brought forward and nobody has said that it still holds.
  is_confirmed boolean not null,
  changed_at timestamptz not null,
  -- As they were called: whoever answers by link has no account.
  changed_by text not null check (length(changed_by) between 1 and 254),
  version integer not null,
  unique (return_id, question)
);

-- What stands in for an account: a link to one address, or a code on paper.
create table questionnaires.link (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  return_id uuid not null references questionnaires.return,
  address text check (length(address) between 3 and 254),
  -- SHA-256 of the secret, which is kept nowhere.
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_at timestamptz not null,
  made_by uuid references identity.account,
  until date not null,
  wrong_addresses integer not null check (wrong_addresses between 0 and 10),
  ended_at timestamptz,
  ended_because text check (ended_because in ('Replaced', 'TakenBack')),
  version integer not null,
  check ((ended_at is null) = (ended_because is null))
);
create index link_return on questionnaires.link (return_id);

select kernel.secure('questionnaires.definition');
select kernel.secure('questionnaires.round');
select kernel.secure('questionnaires.return');
select kernel.secure_part('questionnaires.answer', 'return_id', 'questionnaires.return');
select kernel.secure('questionnaires.link');

-- The link whose secret the transaction was shown, whatever became of it. Its only input is the secret itself.
create function questionnaires.shown() returns table (id uuid, state text) language sql stable security definer set search_path = pg_catalog as $$
  select l.id, case
    when l.ended_because is not null then l.ended_because
    when l.wrong_addresses >= 10 then 'Guessed'
    when l.until < (kernel.instant() at time zone 'Europe/London')::date then 'Expired'
    when r.state not in ('Issued', 'InProgress') then 'Used'
    else 'Open' end
  from questionnaires.link l join questionnaires.return r on r.id = l.return_id
  where l.token_hash = sha256(convert_to(nullif(current_setting('los.link', true), ''), 'UTF8'))
$$;

-- The return that the link opens, while it can be answered.
create function questionnaires.linked() returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select l.return_id from questionnaires.link l where l.id = (select s.id from questionnaires.shown() s where s.state = 'Open')
$$;
revoke all on function questionnaires.shown(), questionnaires.linked() from public;
grant execute on function questionnaires.shown(), questionnaires.linked() to lineofsight_app;

create policy by_link on questionnaires.return for select to lineofsight_app using (id = (select questionnaires.linked()));
create policy by_link_update on questionnaires.return for update to lineofsight_app using (id = (select questionnaires.linked()));
create policy by_link on questionnaires.round for select to lineofsight_app
  using (id = (select r.round_id from questionnaires.return r where r.id = (select questionnaires.linked())));
create policy by_link on questionnaires.definition for select to lineofsight_app
  using (id = (select r.definition_id from questionnaires.return r where r.id = (select questionnaires.linked())));
create policy by_link on questionnaires.link for select to lineofsight_app using (id = (select s.id from questionnaires.shown() s where s.state = 'Open'));
create policy by_link_update on questionnaires.link for update to lineofsight_app using (id = (select s.id from questionnaires.shown() s where s.state = 'Open'));

create function questionnaires.stands() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'what was sent out stands, and a link only answers' using errcode = 'insufficient_privilege';
end $$;
revoke all on function questionnaires.stands() from public;
create trigger stands before update on questionnaires.definition for each row
  when (old.state = 'Issued' and (old.key, old.number, old.title, old.audience, old.text, old.state) is distinct from (new.key, new.number, new.title, new.audience, new.text, new.state))
  execute function questionnaires.stands();
create trigger stands before update on questionnaires.return for each row
  when (current_user = 'lineofsight_app' and (
    (old.id, old.round_id, old.definition_id, old.reference, old.agency_id) is distinct from (new.id, new.round_id, new.definition_id, new.reference, new.agency_id)
    or (kernel.acting() is null and (
      (old.due_on, old.name, old.excused_on, old.escalated_at, old.last_chased_at) is distinct from (new.due_on, new.name, new.excused_on, new.escalated_at, new.last_chased_at)
      or new.state = 'Excused' or old.state = 'Signed'))))
  execute function questionnaires.stands();
create trigger stands before update on questionnaires.link for each row
  when (current_user = 'lineofsight_app' and (old.id, old.return_id, old.address, old.token_hash, old.made_by, old.made_at, old.until)
    is distinct from (new.id, new.return_id, new.address, new.token_hash, new.made_by, new.made_at, new.until))
  execute function questionnaires.stands();
-- A return that was signed off keeps its answers until it is opened again.
create function questionnaires.answer_signed() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (select 1 from questionnaires.return r where r.id = new.return_id and r.state in ('Signed', 'Excused')) then
    raise exception 'a return that was signed off keeps its answers' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function questionnaires.answer_signed() from public;
create trigger signed before insert or update on questionnaires.answer for each row when (current_user = 'lineofsight_app') execute function questionnaires.answer_signed();

create function questionnaires.with_return(return uuid) returns table (kind text, id uuid, keeper uuid, goes boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select 'ReturnAnswer', a.id, r.partnership_id, true from questionnaires.answer a join questionnaires.return r on r.id = a.return_id where a.return_id = $1
  union all
  select 'ReturnLink', l.id, l.partnership_id, true from questionnaires.link l where l.return_id = $1
$$;
create function questionnaires.dispose_return(return uuid) returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  return query delete from questionnaires.answer a where a.return_id = $1 returning a.id;
  return query delete from questionnaires.link l where l.return_id = $1 returning l.id;
  return query delete from questionnaires.return r where r.id = $1 returning r.id;
end $$;
revoke all on function questionnaires.with_return(uuid), questionnaires.dispose_return(uuid) from public;
insert into kernel.retention_kind (kind, disposer, together) values ('Return', 'questionnaires.dispose_return', 'questionnaires.with_return');
