-- What was given to whom; and the 24 hours in which one person may fetch what one agency gave.
create table kernel.disclosure (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  given_to text not null check (length(given_to) between 1 and 200),
  what text not null check (length(what) between 1 and 2000),
  lawful_basis text not null check (length(lawful_basis) between 1 and 2000),
  "references" text check (length("references") between 1 and 2000),
  given_on date not null,
  given_by uuid not null references identity.account,
  recorded_at timestamptz not null,
  files integer check (files >= 0),
  manifest bytea check (length(manifest) = 32),
  check ((files is null) = (manifest is null))
);
create index disclosure_given on kernel.disclosure (partnership_id, given_on desc, recorded_at desc);
select kernel.secure('kernel.disclosure');
-- Written once.
revoke update on kernel.disclosure from lineofsight_app;

create table kernel.agency_export (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  agency_id uuid not null,
  owner_id uuid references identity.account,
  given_to text not null check (length(given_to) between 1 and 200),
  lawful_basis text not null check (length(lawful_basis) between 1 and 2000),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= made_at + interval '24 hours'),
  fetches integer not null check (fetches between 0 and 3),
  version integer not null
);
create index agency_export_owner on kernel.agency_export (owner_id, expires_at);
select kernel.secure('kernel.agency_export');
revoke update on kernel.agency_export from lineofsight_app;
grant update (fetches, version) on kernel.agency_export to lineofsight_app;
