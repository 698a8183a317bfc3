-- The register: partnerships and their footprint, agencies and contacts, safeguarding partners with lead and delegate, bodies.
-- The published part (which partnerships there are, their areas, which agencies exist) is national: everybody reads it, and
-- only the partnership itself or the installation writes it. Everything else stands behind the partnership's wall.

create schema register;
grant usage on schema register to lineofsight_app;

create table register.local_authority (
  ons_code text primary key check (ons_code ~ '^E[0-9]{8}$'),
  la_code text not null check (la_code ~ '^[0-9]{3}$'),
  name text not null,
  region text not null,
  starts_on date,
  ends_on date,
  check (ends_on >= starts_on)
);
create index local_authority_la_code on register.local_authority (la_code);
grant select on register.local_authority to lineofsight_app;

create table register.agency_type (
  key text primary key,
  name text not null,
  partner text check (partner in ('LocalAuthority', 'Health', 'Police')),
  starts_on date,
  ends_on date,
  source text not null,
  position integer not null unique
);
grant select on register.agency_type to lineofsight_app;

create table register.partnership_profile (
  id uuid primary key references kernel.partnership,
  name text not null check (length(name) between 1 and 200),
  predecessor text check (length(predecessor) <= 200),
  stated_region text check (length(stated_region) <= 100),
  shadow_from date,
  live_from date,
  merged_on date,
  merged_into uuid references register.partnership_profile,
  version integer not null,
  check (live_from >= shadow_from),
  check (merged_on >= live_from),
  check ((merged_on is null) = (merged_into is null)),
  check (merged_into <> id)
);

create table register.area (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  ons_code text not null references register.local_authority,
  starts_on date not null,
  ends_on date,
  version integer not null,
  check (ends_on >= starts_on)
);
create index area_partnership on register.area (partnership_id);
create index area_ons_code on register.area (ons_code);
create unique index area_open on register.area (partnership_id, ons_code) where ends_on is null;

create table register.agency (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  type text not null references register.agency_type,
  version integer not null
);
create unique index agency_name on register.agency (lower(name));

create table register.agency_role (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  agency_id uuid not null references register.agency,
  standing text not null check (standing in ('Partner', 'Relevant')),
  starts_on date not null,
  ends_on date,
  version integer not null,
  check (ends_on >= starts_on)
);
create index agency_role_partnership on register.agency_role (partnership_id);
create index agency_role_agency on register.agency_role (agency_id);
create unique index agency_role_open on register.agency_role (partnership_id, agency_id) where ends_on is null;
select kernel.secure('register.agency_role');

create table register.appointment (
  id uuid primary key,
  agency_role_id uuid not null references register.agency_role,
  seat text not null check (seat in ('Lead', 'Delegate')),
  name text not null check (length(name) between 1 and 120),
  position text not null check (length(position) between 1 and 120),
  starts_on date not null,
  ends_on date,
  version integer not null,
  check (ends_on >= starts_on)
);
create index appointment_agency_role on register.appointment (agency_role_id);
create unique index appointment_open on register.appointment (agency_role_id, seat) where ends_on is null;
select kernel.secure_part('register.appointment', 'agency_role_id', 'register.agency_role');

create table register.contact (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  agency_id uuid not null references register.agency,
  name text not null check (length(name) between 1 and 120),
  job_title text check (length(job_title) <= 120),
  email text not null check (length(email) between 3 and 254),
  telephone text check (length(telephone) <= 40),
  starts_on date not null,
  ends_on date,
  version integer not null,
  check (ends_on >= starts_on)
);
create index contact_partnership on register.contact (partnership_id, agency_id);
select kernel.secure('register.contact');

create table register.body (
  id uuid primary key,
  partnership_id uuid not null references kernel.partnership,
  parent_id uuid references register.body,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('Board', 'Executive', 'SubGroup', 'Panel', 'TaskGroup', 'Forum')),
  purpose text check (length(purpose) <= 500),
  terms_of_reference text check (length(terms_of_reference) <= 20000),
  terms_agreed_on date,
  terms_review_on date,
  starts_on date not null,
  ends_on date,
  version integer not null,
  check (parent_id <> id),
  check (terms_review_on > terms_agreed_on),
  check (ends_on >= starts_on)
);
create index body_partnership on register.body (partnership_id);
create index body_parent on register.body (parent_id);
select kernel.secure('register.body');

create table register.membership (
  id uuid primary key,
  body_id uuid not null references register.body,
  agency_id uuid references register.agency,
  name text not null check (length(name) between 1 and 120),
  job_title text check (length(job_title) <= 120),
  role text not null check (role in ('Chair', 'DeputyChair', 'Member', 'Substitute', 'Adviser')),
  joined_on date not null,
  term_starts_on date not null,
  term_ends_on date,
  terms_served integer not null check (terms_served >= 1),
  left_on date,
  version integer not null,
  check (term_starts_on >= joined_on),
  check (term_ends_on >= term_starts_on),
  check (left_on >= joined_on)
);
create index membership_body on register.membership (body_id);
create index membership_term on register.membership (term_ends_on) where left_on is null and term_ends_on is not null;
select kernel.secure_part('register.membership', 'body_id', 'register.body');

-- What is national is read by all and written by its own people only.
do $$
declare
  t regclass;
begin
  foreach t in array array['register.partnership_profile', 'register.area', 'register.agency']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', t);
    execute format('create policy national on %s for select to lineofsight_app using (true)', t);
    execute format('grant select, insert, update on %s to lineofsight_app', t);
  end loop;
end $$;

create policy own_insert on register.partnership_profile for insert to lineofsight_app
  with check ((select kernel.serves_installation()) or id = any ((select kernel.scope())::uuid[]));
create policy own_update on register.partnership_profile for update to lineofsight_app
  using ((select kernel.serves_installation()) or id = any ((select kernel.scope())::uuid[]))
  with check ((select kernel.serves_installation()) or id = any ((select kernel.scope())::uuid[]));

create policy own_insert on register.area for insert to lineofsight_app
  with check ((select kernel.serves_installation()) or partnership_id = any ((select kernel.scope())::uuid[]));
create policy own_update on register.area for update to lineofsight_app
  using ((select kernel.serves_installation()) or partnership_id = any ((select kernel.scope())::uuid[]))
  with check ((select kernel.serves_installation()) or partnership_id = any ((select kernel.scope())::uuid[]));

-- An agency may be corrected by a partnership that works with it: its link is visible only inside that partnership's wall.
create policy own_insert on register.agency for insert to lineofsight_app
  with check ((select kernel.serves_installation()) or cardinality((select kernel.scope())::uuid[]) > 0);
create policy own_update on register.agency for update to lineofsight_app
  using ((select kernel.serves_installation()) or exists (select 1 from register.agency_role r where r.agency_id = agency.id))
  with check (true);

-- Where an agency works. Partnerships publish their relevant agencies (Children Act 2004 s16G), so this much is national:
-- contacts, leads and delegates are not.
create function register.places_of(agency uuid) returns table (partnership_id uuid, starts_on date, ends_on date)
language sql stable security definer set search_path = pg_catalog
as $$
  select r.partnership_id, r.starts_on, r.ends_on from register.agency_role r where r.agency_id = places_of.agency
$$;

-- The partnerships that a body serves, for people who can see the body: the keeper first.
create function register.served_by(body uuid) returns table (partnership_id uuid, keeps boolean)
language sql stable security definer set search_path = pg_catalog
as $$
  select b.partnership_id, true from register.body b
    where b.id = served_by.body
      and (b.partnership_id = any (kernel.scope())
        or exists (select 1 from kernel.share s where s.record_id = b.id and s.partnership_id = any (kernel.scope())))
  union all
  select s.partnership_id, false from kernel.share s join register.body b on b.id = s.record_id
    where s.record_id = served_by.body
      and (b.partnership_id = any (kernel.scope())
        or exists (select 1 from kernel.share o where o.record_id = b.id and o.partnership_id = any (kernel.scope())))
$$;

-- Definer functions serve the app alone.
revoke all on function register.places_of(uuid), register.served_by(uuid) from public;
grant execute on function register.places_of(uuid), register.served_by(uuid) to lineofsight_app;
