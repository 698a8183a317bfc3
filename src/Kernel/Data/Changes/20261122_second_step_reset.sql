-- A second step is reset by two people, neither of whom is the person. The database holds the rule too: who acts is who it writes.
create table identity.second_step_reset (
  id uuid primary key,
  account_id uuid not null references identity.account,
  partnership_id uuid references kernel.partnership,
  reason text not null check (length(reason) between 1 and 1000),
  opened_by uuid not null references identity.account,
  opened_at timestamptz not null,
  approved_by uuid references identity.account,
  approved_at timestamptz,
  refused_at timestamptz,
  link_hash bytea unique check (length(link_hash) = 32),
  link_ends_at timestamptz,
  used_at timestamptz,
  version integer not null,
  constraint reset_not_of_oneself check (opened_by <> account_id),
  constraint reset_not_approved_by_oneself check (approved_by <> account_id),
  constraint reset_by_two_people check (approved_by <> opened_by),
  check ((approved_by is null) = (approved_at is null)),
  check (link_hash is null or approved_at is not null)
);
create index second_step_reset_account on identity.second_step_reset (account_id);
alter table identity.second_step_reset enable row level security;
alter table identity.second_step_reset force row level security;
create policy owner on identity.second_step_reset to lineofsight_owner using (true) with check (true);
create policy scope on identity.second_step_reset for select to lineofsight_app
  using (account_id = (select kernel.acting()) or partnership_id = any ((select kernel.scope())::uuid[]) or (select kernel.serves_installation()));
create policy scope_insert on identity.second_step_reset for insert to lineofsight_app
  with check (partnership_id = any ((select kernel.scope())::uuid[]) or (select kernel.serves_installation()));
create policy scope_update on identity.second_step_reset for update to lineofsight_app
  using (account_id = (select kernel.acting()) or partnership_id = any ((select kernel.scope())::uuid[]) or (select kernel.serves_installation()));
grant select, insert on identity.second_step_reset to lineofsight_app;
grant update (approved_by, approved_at, refused_at, link_hash, link_ends_at, used_at, version) on identity.second_step_reset to lineofsight_app;

create function identity.note_who_resets() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    new.opened_by := coalesce(kernel.acting(), new.opened_by);
  elsif new.approved_at is not null and old.approved_at is null then
    new.approved_by := kernel.acting();
  elsif new.approved_by is distinct from old.approved_by or new.approved_at is distinct from old.approved_at or new.link_hash is distinct from old.link_hash
    or new.link_ends_at is distinct from old.link_ends_at then
    raise exception 'an approved reset stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger note_who_resets before insert or update on identity.second_step_reset for each row execute function identity.note_who_resets();

-- Ends what the person had. Only for a reset that whoever acts has approved and that somebody else had opened.
create function identity.carry_out_reset(reset uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  person uuid;
begin
  select r.account_id into person from identity.second_step_reset r
    where r.id = reset and r.approved_by = kernel.acting() and r.opened_by <> kernel.acting() and r.account_id <> kernel.acting()
      and r.refused_at is null and r.used_at is null;
  if person is null then
    raise exception 'only a reset that two people agree on is carried out' using errcode = 'insufficient_privilege';
  end if;
  update identity.authenticator set secret = null, confirmed_at = null where account_id = person;
  update identity.recovery_code set ended_at = kernel.instant() where account_id = person and ended_at is null;
  update identity.passkey set removed_at = kernel.instant() where account_id = person and removed_at is null;
  update identity.first_step set used_at = kernel.instant() where account_id = person and used_at is null;
  update identity.session set ended_at = kernel.instant() where account_id = person and ended_at is null;
end $$;
revoke all on function identity.carry_out_reset(uuid) from public;
grant execute on function identity.carry_out_reset(uuid) to lineofsight_app;

-- Nobody is acting when a link is opened: whoever has its secret learns which reset it belongs to, and whose.
create function identity.reset_behind(link bytea) returns table (id uuid, account_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.account_id from identity.second_step_reset r
  where r.link_hash = link and r.used_at is null and r.refused_at is null and r.link_ends_at > kernel.instant();
$$;
revoke all on function identity.reset_behind(bytea) from public;
grant execute on function identity.reset_behind(bytea) to lineofsight_app;

-- The first step that was taken through such a link may set up a second step anew.
alter table identity.first_step add column reset_id uuid references identity.second_step_reset;
