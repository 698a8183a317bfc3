-- Who a person is at an outside provider, such as a council's or the NHS's: issuer, tenant and subject, never an email address, which
-- the provider may give to somebody else tomorrow.
create table identity.outside_identity (
  id uuid primary key,
  account_id uuid not null references identity.account,
  provider text not null check (length(provider) between 1 and 40),
  issuer text not null,
  tenant text not null,
  subject text not null check (length(subject) between 1 and 255),
  linked_at timestamptz not null,
  ended_at timestamptz
);
create unique index outside_identity_whose on identity.outside_identity (issuer, tenant, subject) where ended_at is null;
create index outside_identity_account on identity.outside_identity (account_id);
alter table identity.outside_identity enable row level security;
alter table identity.outside_identity force row level security;
create policy owner on identity.outside_identity to lineofsight_owner using (true) with check (true);
create policy own on identity.outside_identity to lineofsight_app using (account_id = (select kernel.acting())) with check (account_id = (select kernel.acting()));
grant select, insert on identity.outside_identity to lineofsight_app;
grant update (ended_at) on identity.outside_identity to lineofsight_app;

-- Nobody is acting when a provider names somebody: whoever has all three learns whose account it is, and nothing else.
create function identity.account_of(from_issuer text, from_tenant text, named text) returns uuid
language sql stable security definer set search_path = pg_catalog
  return (select o.account_id from identity.outside_identity o
          where o.issuer = from_issuer and o.tenant = from_tenant and o.subject = named and o.ended_at is null);
revoke all on function identity.account_of(text, text, text) from public;
grant execute on function identity.account_of(text, text, text) to lineofsight_app;
