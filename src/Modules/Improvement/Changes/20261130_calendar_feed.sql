-- A private address that gives a person's due dates as a calendar. Only a hash of its secret is kept, and each person has one at most.
create table improvement.calendar_feed (
  id uuid primary key,
  person_id uuid not null references identity.account,
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  made_at timestamptz not null,
  ended_at timestamptz,
  used_at timestamptz,
  window_from timestamptz,
  window_count integer not null default 0
);
create unique index calendar_feed_of_person on improvement.calendar_feed (person_id) where ended_at is null;
alter table improvement.calendar_feed enable row level security;
alter table improvement.calendar_feed force row level security;
create policy owner on improvement.calendar_feed to lineofsight_owner using (true) with check (true);
create policy own on improvement.calendar_feed to lineofsight_app using (person_id = kernel.acting()) with check (person_id = kernel.acting());
grant select, insert on improvement.calendar_feed to lineofsight_app;
grant update (ended_at) on improvement.calendar_feed to lineofsight_app;

-- Whose calendar a secret opens, and whether it was asked for too often within an hour. The calendar program has not signed in, so
-- nobody is acting: the hash of a secret of 256 bits stands in for that.
create function improvement.open_calendar_feed(hash bytea, most integer) returns table (person uuid, is_open boolean)
language sql security definer set search_path = pg_catalog as $$
  update improvement.calendar_feed f set
    used_at = kernel.instant(),
    window_from = case when f.window_from > kernel.instant() - interval '1 hour' then f.window_from else kernel.instant() end,
    window_count = case when f.window_from > kernel.instant() - interval '1 hour' then f.window_count + 1 else 1 end
  where f.secret_hash = hash and f.ended_at is null
  returning f.person_id, f.window_count <= most
$$;
revoke all on function improvement.open_calendar_feed(bytea, integer) from public;
grant execute on function improvement.open_calendar_feed(bytea, integer) to lineofsight_app;

-- What a person owns and owes.
create index recommendation_owner on improvement.recommendation (owner_id) where recheck_on is not null and closed_on is null;
create index finding_owner on improvement.finding (owner_id) where answer_by is not null and answered_on is null;
