-- A second step at sign-in. What proves a person is theirs alone: row security shows it to nobody else, whatever their role.

-- A session knows its device, how the person proved who they are, when that was, and when they were last seen. Sessions from before
-- the second step end here.
alter table identity.session
  add column last_seen_at timestamptz not null default now(),
  add column fresh_at timestamptz not null default now(),
  add column device text not null default '',
  add column way text not null default '';
update identity.session set last_seen_at = started_at, fresh_at = started_at, ended_at = coalesce(ended_at, now());

-- The right password, or the word of an outside provider: half of a sign-in, which opens nothing but the second step.
create table identity.first_step (
  id uuid primary key,
  account_id uuid not null references identity.account,
  begun_at timestamptz not null,
  ends_at timestamptz not null,
  way text not null,
  used_at timestamptz
);

-- The secret is protected with a key outside the database; last_step is the newest step of 30 seconds whose code was used.
create table identity.authenticator (
  account_id uuid primary key references identity.account,
  secret text,
  confirmed_at timestamptz,
  last_step bigint not null
);

create table identity.recovery_code (
  account_id uuid not null references identity.account,
  hash bytea not null check (length(hash) = 32),
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (account_id, hash)
);

create table identity.passkey (
  id uuid primary key,
  account_id uuid not null references identity.account,
  name text not null check (length(name) between 1 and 100),
  credential bytea not null unique,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  is_user_verified boolean not null,
  is_backup_eligible boolean not null,
  is_backed_up boolean not null,
  attestation bytea not null,
  client_data bytea not null,
  made_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz
);
create index passkey_account on identity.passkey (account_id);

-- Answers to a challenge that have been used. Kept as a hash, so that none can be used again.
create table identity.used_challenge (
  hash bytea primary key check (length(hash) = 32),
  account_id uuid not null references identity.account,
  used_at timestamptz not null
);

do $$
declare
  t regclass;
begin
  foreach t in array array['identity.first_step', 'identity.authenticator', 'identity.recovery_code', 'identity.passkey', 'identity.used_challenge']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', t);
    execute format('create policy own on %s to lineofsight_app using (account_id = (select kernel.acting())) with check (account_id = (select kernel.acting()))', t);
    execute format('grant select, insert, update on %s to lineofsight_app', t);
  end loop;
end $$;

-- Nobody is acting yet when a passkey is shown: whoever has its credential's name may read what checks it, and nothing else.
create function identity.passkey_shown(shown bytea) returns setof identity.passkey
language sql stable security definer set search_path = pg_catalog as $$
  select * from identity.passkey p where p.credential = shown and p.removed_at is null;
$$;
revoke all on function identity.passkey_shown(bytea) from public;
grant execute on function identity.passkey_shown(bytea) to lineofsight_app;
