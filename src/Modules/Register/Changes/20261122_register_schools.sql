-- The national register of schools, what each import changed in it, and the safeguarding leads that a partnership knows.

create schema if not exists register;
grant usage on schema register to lineofsight_app;

-- National: published by DfE under the Open Government Licence, the same for every partnership. Null is "not held".
create table register.school (
  urn integer primary key check (urn between 100000 and 999999),
  la_code text not null check (la_code ~ '^[0-9]{3}$'),
  establishment_number text,
  name text,
  type text,
  phase text,
  kind text not null,
  status text not null check (status in ('Open', 'ProposedToClose', 'Closed', 'ProposedToOpen')),
  open_date date,
  close_date date,
  pupils integer check (pupils >= 0),
  low_age integer,
  high_age integer,
  street text,
  locality text,
  address3 text,
  town text,
  county text,
  postcode text,
  website text,
  telephone text,
  inspection_rating text,
  inspection_date date,
  district_code text,
  district_name text
);
create index school_la on register.school (la_code);
grant select, insert, update on register.school to lineofsight_app;

-- National: which file was imported, by whom, and what it did.
create table register.school_import (
  id uuid primary key,
  file_name text not null,
  names_file_name text,
  layout text not null,
  encoding text not null,
  as_of date not null,
  la_code text check (la_code ~ '^[0-9]{3}$'),
  state text not null check (state in ('Waiting', 'Applying', 'Applied', 'Dropped')),
  problem text,
  given_by uuid not null,
  given_at timestamptz not null,
  applied_at timestamptz,
  closures_confirmed boolean not null,
  "read" integer not null,
  added integer not null,
  changed integer not null,
  closed integer not null,
  unchanged integer not null,
  rejected integer not null,
  totals_left_out integer not null,
  other_authorities integer not null,
  version integer not null,
  check ((state = 'Applied') = (applied_at is not null))
);
create index school_import_applied on register.school_import (applied_at desc) where applied_at is not null;
grant select, insert, update on register.school_import to lineofsight_app;

-- The uploaded file, compressed, from the upload until the import is applied or dropped; then its content is null.
create table register.school_import_file (
  import_id uuid not null references register.school_import,
  part text not null check (part in ('Register', 'Names')),
  content bytea,
  primary key (import_id, part)
);
grant select, insert, update on register.school_import_file to lineofsight_app;

create table register.school_import_rejection (
  import_id uuid not null references register.school_import,
  number integer not null,
  line integer not null,
  reason text not null,
  primary key (import_id, number)
);
grant select, insert on register.school_import_rejection to lineofsight_app;

-- One row for each school that an import changed; never altered.
create table register.school_history (
  urn integer not null,
  import_id uuid not null,
  what text not null check (what in ('Added', 'Changed', 'Closed', 'LeftRegister', 'Reopened')),
  as_of date not null,
  fields jsonb,
  primary key (urn, import_id)
);
create index school_history_import on register.school_history (import_id, what);
grant select, insert on register.school_history to lineofsight_app;

-- What two foreign keys would hold, once for each statement instead of twice for each of 24,000 rows: they took as long as
-- the import itself. Nobody may delete or renumber what the rows point to.
create function register.check_school_history() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (select 1 from written w
             where not exists (select 1 from register.school s where s.urn = w.urn)
                or not exists (select 1 from register.school_import i where i.id = w.import_id)) then
    raise exception 'a history entry needs its school and its import' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger check_school_history after insert on register.school_history
  referencing new table as written for each statement execute function register.check_school_history();

-- A partnership's own: who leads safeguarding in a school, and when somebody last checked that it is still so.
create table register.safeguarding_lead (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  urn integer not null references register.school,
  name text not null check (length(name) between 1 and 120),
  email text not null check (length(email) between 3 and 254),
  telephone text check (length(telephone) <= 40),
  is_deputy boolean not null,
  verified_on date not null,
  ended_on date,
  version integer not null
);
create index safeguarding_lead_school on register.safeguarding_lead (urn, partnership_id) where ended_on is null;
create index safeguarding_lead_partnership on register.safeguarding_lead (partnership_id, verified_on) where ended_on is null;
select kernel.secure('register.safeguarding_lead');
