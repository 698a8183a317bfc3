-- What the acting person may reach is looked up once, when a transaction says who acts (docs/decisions/0033-known-once.md). Before, each
-- statement asked anew, and a save of one answer asked eleven times.

-- What scope() was: read from the roles, each time. A job reaches every partnership.
create function kernel.scope_now() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if kernel.is_job() then
    return (select coalesce(array_agg(p.id), '{}') from kernel.partnership p);
  end if;
  return (select coalesce(array_agg(distinct a.partnership_id), '{}')
          from kernel.assignment a
          where a.person_id = kernel.acting() and a.partnership_id is not null
            and a.starts_at <= kernel.instant() and (a.ends_at is null or a.ends_at > kernel.instant()));
end $$;

create function kernel.serves_now() returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return kernel.is_job()
    or exists (select 1 from kernel.assignment a
               where a.person_id = kernel.acting() and a.partnership_id is null
                 and a.starts_at <= kernel.instant() and (a.ends_at is null or a.ends_at > kernel.instant()));
end $$;

-- True while what was looked up stands for the person and the instant that the transaction names now.
create function kernel.is_known() returns boolean language sql stable
  return current_setting('los.known', true) = current_setting('los.person', true) || ' ' || current_setting('los.now', true);

-- Written out in the statement that asks, and so without a search_path or an owner of their own: they read settings, and nothing else.
create or replace function kernel.scope() returns uuid[] language sql stable
  return case when kernel.is_known() then current_setting('los.scope', true)::uuid[] else kernel.scope_now() end;
create or replace function kernel.serves_installation() returns boolean language sql stable
  return case when kernel.is_known() then current_setting('los.serves', true)::boolean else kernel.serves_now() end;

-- Says who acts, for the rest of the transaction, and looks up what they may reach.
create function kernel.enter(person text, instant text) returns void language plpgsql set search_path = pg_catalog as $$
declare
  said text;
begin
  said := set_config('los.person', person, true);
  said := set_config('los.now', instant, true);
  said := set_config('los.scope', kernel.scope_now()::text, true);
  said := set_config('los.serves', kernel.serves_now()::text, true);
  said := set_config('los.known', person || ' ' || instant, true);
end $$;

-- Whoever is given a role, or loses one, is looked up anew; so is a job that makes a partnership.
create function kernel.forget_known() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform set_config('los.known', '', true);
  return null;
end $$;
create trigger forget_known after insert or update or delete on kernel.assignment for each statement execute function kernel.forget_known();
create trigger forget_known after insert on kernel.partnership for each statement execute function kernel.forget_known();

revoke all on function kernel.scope_now(), kernel.serves_now(), kernel.is_known(), kernel.enter(text, text), kernel.forget_known() from public;
grant execute on function kernel.scope_now(), kernel.serves_now(), kernel.is_known(), kernel.enter(text, text) to lineofsight_app;

-- A table whose rows belong to a row of a secured table and name its partnership, which a foreign key holds to: visible when that row is,
-- and whoever is of the partnership need not be asked of the row each time.
create function kernel.secure_kept_part(guarded regclass, link text, whole regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy owner on %s to lineofsight_owner using (true) with check (true)', guarded);
  execute format('create policy scope on %1$s to lineofsight_app
    using (partnership_id = any ((select kernel.scope())::uuid[]) or exists (select 1 from %3$s w where w.id = %1$s.%2$I))
    with check (partnership_id = any ((select kernel.scope())::uuid[]) or exists (select 1 from %3$s w where w.id = %1$s.%2$I))', guarded, link, whole);
  execute format('grant select, insert, update on %s to lineofsight_app', guarded);
end $$;
revoke all on function kernel.secure_kept_part(regclass, text, regclass) from public;
